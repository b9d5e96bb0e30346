import { container } from "@medusajs/framework"
import type { apiAt } from "../../integration-tests/http/shop/api-at"
import { hire } from "../../integration-tests/http/api-shop"
import {
  registerCustomer,
  type Customer,
} from "../../integration-tests/http/shop/customers"
import { openShop } from "../../integration-tests/http/shop/open-shop"
import { storeHeaders, type Shop } from "../../integration-tests/http/shop/shop"
import type { ConversionEvent, LadderDocument } from "../../src/engine"
import { LADDER_MODULE } from "../../src/modules/ladder"
import type { LadderModule } from "../../src/modules/ladder/contract"
import { system } from "../../src/modules/ladder/types"
import { chanceOf } from "../harness/chance"
import { fiveRungsOf } from "../harness/five-rungs"
import {
  customerId,
  orderStream,
  type OrderStream,
} from "../harness/order-stream"
import type { Timed } from "./deeds"
import { shopRows } from "./shop-rows"

/** As much of axios as `apiAt` has. */
type Api = ReturnType<typeof apiAt>

/** As much of an answer as is looked at. */
interface Answered {
  readonly data: { readonly events: readonly { readonly answer: string }[] }
}

/** What is bought at a till: the route takes no orders of the shop. */
const tillType = "purchase.offline"

/** Shorter than any window of the ladder, so that time itself moves nobody. */
const lasts_ms = 80 * 86_400_000

export interface Till {
  readonly seed: number
  readonly customers: number
  /** All that will be bought, spread over the time up to now. */
  readonly purchases: number
  readonly now: number
}

export const tillStream = ({ seed, customers, purchases, now }: Till) =>
  orderStream(chanceOf(seed), {
    customers,
    from: now - lasts_ms,
    step_ms: Math.floor(lasts_ms / purchases),
    type: tillType,
  })

/** When everybody registered, before anything was bought. */
export const registeredAt = ({ now }: Till): number => now - lasts_ms - 1_000

/** Page views earn, too, as often as a cap allows. */
const document: LadderDocument = {
  ...fiveRungsOf(tillType),
  earn: [
    ...fiveRungsOf(tillType).earn,
    {
      id: "pages",
      type: "page.viewed",
      points: { fixed: 1 },
      cap: { times: 1_000, per: "day" },
    },
  ],
}

/** Shoppers who send page views, each in turn. */
const shoppers = 20

let shop: Shop
let staff: { headers: Record<string, string> }
let customers: Customer[] = []
let stream: OrderStream
let ready: object[] = []
let viewed = 0

const ladderIn = (): LadderModule =>
  container.resolve<LadderModule>(LADDER_MODULE)

/** A shop with so many customers, each registered on the ladder. */
async function openTill(api: Api, till: Till): Promise<void> {
  shop = await openShop(container, api)
  staff = {
    headers: { authorization: `Bearer ${await hire(container, api)}` },
  }
  customers = []
  for (let n = 0; n < shoppers; n++) {
    customers.push(await registerCustomer(shop, `c${n}@example.com`))
  }
  const { ladders, lifecycle, recording } = ladderIn()
  const { id } = await ladders.createLadder({ handle: "five-rungs", document })
  const at = Date.UTC(2015, 0, 1)
  await ladders.publish(id, { at })
  await shopRows("update ladder set grants_from = published_at")
  // Recording goes on. What follows in the shop, groups and announcements, is
  // another matter, and no other leg has it.
  await lifecycle.pause(id, system)
  const ids = Array.from({ length: till.customers }, (_, n) => customerId(n))
  await shopRows(
    `insert into customer (id, email, has_account)
     select id, id || '@example.com', true from unnest(?::text[]) as t(id)`,
    [ids]
  )
  const registered = ids.map((customer): ConversionEvent => ({
    key: `customer:${customer}:registered`,
    type: "customer.registered",
    customer,
    at: Date.UTC(2015, 6, 1),
    attributes: {},
  }))
  await recording.record(registered, "bench")
  stream = tillStream(till)
}

interface Calls {
  readonly calls: number
  readonly per_call: number
}

/** Bodies of purchases, made outside the clock. */
function prepareTill({ calls, per_call }: Calls): void {
  ready = Array.from({ length: calls }, () => ({
    events: stream.next(per_call).map(({ at, ...event }) => ({
      ...event,
      at: new Date(at).toISOString(),
    })),
  }))
}

async function sendTill(api: Api): Promise<Timed> {
  return await timed(ready, (body) =>
    post(api, "/admin/ladder/events", body, staff)
  )
}

function prepareViews({ calls, per_call }: Calls): void {
  const view = () => ({ key: `v${(viewed += 1)}`, type: "page.viewed" })
  ready = Array.from({ length: calls }, () => ({
    events: Array.from({ length: per_call }, view),
  }))
}

async function sendViews(api: Api): Promise<Timed> {
  return await timed(ready, (body, i) =>
    post(
      api,
      "/store/ladder/events",
      body,
      storeHeaders(shop, customers[i % shoppers]?.token)
    )
  )
}

async function post(
  { post }: ReturnType<typeof apiAt>,
  url: string,
  body: object,
  { headers }: { headers: Record<string, string> }
): Promise<Answered> {
  return (await post(url, body, { headers })) as Answered
}

async function timed(
  bodies: readonly object[],
  send: (body: object, i: number) => Promise<Answered>
): Promise<Timed> {
  const before = process.cpuUsage()
  const seconds: number[] = []
  for (const [i, body] of bodies.entries()) {
    const from = performance.now()
    const { data } = await send(body, i)
    seconds.push((performance.now() - from) / 1000)
    const odd = data.events.find(({ answer }) => answer !== "recorded")
    if (odd) {
      throw new Error(`The shop answered ${JSON.stringify(odd)}`)
    }
  }
  const { user, system } = process.cpuUsage(before)
  return { seconds, cpu_seconds: (user + system) / 1e6 }
}

/** What is on record of it, and how much of the ledger disagrees. */
async function countTill() {
  const [row] = await shopRows(
    `select (select count(*) from ladder_event where type = ?) as purchases,
       (select count(*) from ladder_event where type = 'page.viewed') as views,
       (select coalesce(sum(status_points), 0) from ladder_entry
        where rule = 'orders') as points`,
    [tillType]
  )
  const drift = await ladderIn().recording.verify()
  return {
    purchases: Number(row?.["purchases"]),
    views: Number(row?.["views"]),
    points: Number(row?.["points"]),
    made: { ...stream.made, views: viewed },
    drift: drift.length,
  }
}

/** What a benchmark of events over HTTP may ask of a shop. */
export const eventDeedsOn = (given: Parameters<typeof openShop>[1]) => {
  const api = given as Api
  return {
    openTill: (till: Till) => openTill(api, till),
    prepareTill: async (calls: Calls) => prepareTill(calls),
    sendTill: () => sendTill(api),
    prepareViews: async (calls: Calls) => prepareViews(calls),
    sendViews: () => sendViews(api),
    countTill,
  }
}
