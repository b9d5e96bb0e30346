import { container } from "@medusajs/framework"
import { createPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import { LADDER_MODULE } from "../../src/modules/ladder"
import type { LadderModule } from "../../src/modules/ladder/contract"
import { couponPromotion } from "../../src/rewards/coupon-promotion"
import { runOutbox } from "../../src/rewards/outbox"
import {
  addToCart,
  completeCart,
  openCart,
  prepareCart,
} from "../../integration-tests/http/shop/carts"
import {
  registerCustomer,
  type Customer,
} from "../../integration-tests/http/shop/customers"
import { openShop } from "../../integration-tests/http/shop/open-shop"
import type { Shop } from "../../integration-tests/http/shop/shop"
import { fiveRungs } from "../harness/five-rungs"
import { eventDeedsOn } from "./event-deeds"
import { heardDeedsOn } from "./heard-deeds"
import { shopRows } from "./shop-rows"

/** Carts in turn belong to these, so that none has a long history. */
const shoppers = 20

/** How long each piece of work took, and the process's CPU meanwhile. */
export interface Timed {
  readonly seconds: readonly number[]
  readonly cpu_seconds: number
}

interface FilledCart {
  readonly id: string
  readonly token: string
}

let shop: Shop
const customers: Customer[] = []
let ladder_id: string | undefined
let made = 0
let filled: FilledCart[] = []

const ladderIn = (): LadderModule | null =>
  container.resolve<LadderModule>(LADDER_MODULE, { allowUnregistered: true }) ??
  null

const noFacts = new Map()

/** A coupon like those the plugin issues, for customers that need not exist. */
const couponFor = (n: number) =>
  couponPromotion(
    {
      id: `bench_${n}`,
      ladder_id: "bench",
      reward: "bench",
      kind: "coupon",
      settings: { percent: 10 },
      member_id: `m${n}`,
      customer_id: `cus_bench_${n}`,
      code: `BENCH${n}`,
      promotion_id: null,
      tries: 0,
      created_at: "",
      sales_channels: null,
    },
    { percent: 10 },
    noFacts
  )

async function timed<T>(
  pieces: readonly T[],
  work: (piece: T) => Promise<unknown>
): Promise<Timed> {
  const before = process.cpuUsage()
  const seconds: number[] = []
  for (const piece of pieces) {
    const from = performance.now()
    await work(piece)
    seconds.push((performance.now() - from) / 1000)
  }
  await drained()
  const { user, system } = process.cpuUsage(before)
  return { seconds, cpu_seconds: (user + system) / 1e6 }
}

/** What the plugin does behind an order counts as its cost, too. */
async function drained(): Promise<void> {
  for (let missing = 1; missing > 0 && ladder_id !== undefined;) {
    const [row] = await shopRows(`
      select (select count(*) from "order") - (
        select count(*) from ladder_event where type = 'order.placed'
      ) as missing`)
    missing = Number(row?.["missing"])
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

type Api = Parameters<typeof openShop>[1]

async function open(api: Api): Promise<void> {
  shop = await openShop(container, api)
  const ladder = ladderIn()
  if (ladder) {
    const { id } = await ladder.ladders.createLadder({
      handle: "five-rungs",
      document: fiveRungs,
    })
    await ladder.ladders.publish(id)
    await runOutbox(container)
    ladder_id = id
  }
  for (let n = 0; n < shoppers; n++) {
    customers.push(await registerCustomer(shop, `c${n}@example.com`))
  }
}

async function openCarts(count: number): Promise<FilledCart[]> {
  const carts: FilledCart[] = []
  for (let n = 0; n < count; n++) {
    const customer = customers[(made += 1) % shoppers]
    if (customer) {
      const { token } = customer
      carts.push({ id: await openCart(shop, customer), token })
    }
  }
  return carts
}

/** Carts ready to be completed. */
async function fill(count: number): Promise<void> {
  filled = await openCarts(count)
  for (const { id, token } of filled) {
    await addToCart(shop, id, {}, token)
    await prepareCart(shop, id, token)
  }
}

async function complete(): Promise<Timed> {
  return await timed(filled, ({ id, token }) => completeCart(shop, id, token))
}

/** Of an open, empty cart; the first line added to it is timed. */
async function addToCarts(count: number): Promise<Timed> {
  return await timed(await openCarts(count), ({ id, token }) =>
    addToCart(shop, id, {}, token)
  )
}

/** Coupons by the plugin: granted by an offer, made by its outbox. */
async function issue(count: number): Promise<Timed> {
  const first = made
  made += count
  return await timed([first], async () => {
    await ladderIn()?.outbox.offerGrants({
      ladder_id: ladder_id ?? "",
      offer_key: `bench-${first}`,
      name: "Bench",
      kind: "coupon",
      settings: { percent: 10 },
      customer_ids: Array.from(
        { length: count },
        (_, n) => `cus_bench_${first + n}`
      ),
    })
    await runOutbox(container, { limit: count })
  })
}

/** The same coupons by Medusa's workflow, one by one. */
async function issueOneByOne(count: number): Promise<Timed> {
  return await timed(Array.from({ length: count }), async () => {
    await createPromotionsWorkflow(container).run({
      input: { promotionsData: [couponFor((made += 1))] },
    })
  })
}

async function count() {
  const [row] = await shopRows(`
    select (select count(*) from promotion where not is_automatic) as coupons,
      (select count(*) from "order") as orders`)
  const [events] = ladderIn()
    ? await shopRows(
        "select count(*) as events from ladder_event where type = 'order.placed'"
      )
    : []
  return {
    coupons: Number(row?.["coupons"]),
    orders: Number(row?.["orders"]),
    events: Number(events?.["events"] ?? 0),
  }
}

/** What a benchmark may ask of a shop in a process of its own. */
export const deedsOn = (api: Api) => ({
  open: () => open(api),
  fill,
  complete,
  addToCarts,
  issue,
  issueOneByOne,
  count,
  ...eventDeedsOn(api),
  ...heardDeedsOn(api),
})

export type Deeds = ReturnType<typeof deedsOn>
