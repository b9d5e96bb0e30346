import { setTimeout as sleep } from "node:timers/promises"
import { container } from "@medusajs/framework"
import type { apiAt } from "../../integration-tests/http/shop/api-at"
import {
  logIn,
  registerCustomer,
  type Customer,
} from "../../integration-tests/http/shop/customers"
import { openShop } from "../../integration-tests/http/shop/open-shop"
import { storeHeaders, type Shop } from "../../integration-tests/http/shop/shop"
import type { LadderDocument } from "../../src/engine"
import { LADDER_MODULE } from "../../src/modules/ladder"
import type { LadderModule } from "../../src/modules/ladder/contract"
import { fiveRungs } from "../harness/five-rungs"
import type { Timed } from "./deeds"
import { shopRows } from "./shop-rows"

type Api = ReturnType<typeof apiAt>

/** How much is asked in a block. */
export interface Asking {
  readonly requests: number
  /** Between an answer and the next request, outside the clock. */
  readonly pause_ms: number
}

/** What is heard earns, too. */
const document: LadderDocument = {
  ...fiveRungs,
  earn: [
    ...fiveRungs.earn,
    { id: "log-ins", type: "customer.logged_in", points: { fixed: 1 } },
    {
      id: "searches",
      type: "site.searched",
      points: { fixed: 1 },
      cap: { times: 1_000, per: "day" },
    },
  ],
}

const allHeard = ["log-ins", "searches"] as const

const terms = ["product", "Product 1", "product  2", "unicorn"]

/** So many are registered at a time: each keeps a processor busy with a hash. */
const at_once = 10

let shop: Shop
let customers: Customer[] = []
let listening = false
let asked = 0
const heard = { searches: 0, log_ins: 0 }

const ladderIn = (): LadderModule | undefined =>
  container.resolve<LadderModule>(LADDER_MODULE, { allowUnregistered: true })

/** A shop that listens to nothing yet, with so many customers. */
async function openListening(api: Api, shoppers: number): Promise<void> {
  shop = await openShop(container, api)
  await listen(false)
  const ladder = ladderIn()
  if (ladder) {
    const { id } = await ladder.ladders.createLadder({
      handle: "five-rungs",
      document,
    })
    await ladder.ladders.publish(id)
  }
  customers = []
  for (let n = 0; n < shoppers; n += at_once) {
    const names = Array.from({ length: at_once }, (_, i) => `c${n + i}`)
    customers.push(
      ...(await Promise.all(
        names.map((name) => registerCustomer(shop, `${name}@example.com`))
      ))
    )
  }
}

/** As the option `hear` says, which is read at each request. */
async function listen(on: boolean): Promise<void> {
  const hear = ladderIn()?.settings().hear
  hear?.splice(0, hear.length, ...(on ? allHeard : []))
  listening = on
}

/** Customers who are logged in search, in turn; what they were told, as text. */
async function search(
  { get }: Api,
  asking: Asking
): Promise<Timed & { readonly answers: readonly string[] }> {
  const answers = new Set<string>()
  const timed = await ask(asking, "searches", async (n) => {
    const term = terms[n % terms.length] ?? ""
    const { data } = await get(
      `/store/products?q=${encodeURIComponent(term)}`,
      storeHeaders(shop, customerAt(n).token)
    )
    return () => answers.add(`${term}: ${told(data)}`)
  })
  return { ...timed, answers: [...answers].sort() }
}

/** Customers log in, in turn, with a password. */
async function logInAgain(asking: Asking): Promise<Timed> {
  return await ask(asking, "log_ins", async (n) => {
    const token = await logIn(shop, customerAt(n).email)
    return () => {
      if (token.split(".").length !== 3) {
        throw new Error(`Logging in gave the token ${token}`)
      }
    }
  })
}

const customerAt = (n: number): Customer => {
  const customer = customers[n % customers.length]
  if (!customer) {
    throw new Error("There are no customers: openListening comes first")
  }
  return customer
}

/** Ids differ from shop to shop; what is found does not. */
function told(answer: unknown): string {
  const { count, products } = answer as {
    count: number
    products: readonly { title: string }[]
  }
  const titles = products.map(({ title }) => title).sort()
  return `${count} ${titles.join(", ")}`
}

/** One after the other; the answer is looked at outside the clock. */
async function ask(
  { requests, pause_ms }: Asking,
  what: keyof typeof heard,
  request: (n: number) => Promise<() => void>
): Promise<Timed> {
  const before = process.cpuUsage()
  const seconds: number[] = []
  for (let n = 0; n < requests; n++) {
    const from = performance.now()
    const look = await request((asked += 1))
    seconds.push((performance.now() - from) / 1000)
    look()
    if (pause_ms > 0) {
      await sleep(pause_ms)
    }
  }
  heard[what] += listening ? requests : 0
  await recorded()
  const { user, system } = process.cpuUsage(before)
  return { seconds, cpu_seconds: (user + system) / 1e6 }
}

/** What is done behind the answers is the plugin's cost, too. */
async function recorded(): Promise<void> {
  if (!ladderIn()) {
    return
  }
  const until = performance.now() + 30_000
  for (;;) {
    const { searches, log_ins } = await countHeard()
    if (searches >= heard.searches && log_ins >= heard.log_ins) {
      return
    }
    if (performance.now() > until) {
      throw new Error(
        `Of ${JSON.stringify(heard)} only ${JSON.stringify({ searches, log_ins })} are recorded`
      )
    }
    await sleep(10)
  }
}

/** On record, next to what was asked while the shop listened. */
async function countHeard() {
  const [row] = ladderIn()
    ? await shopRows(
        `select
           count(*) filter (where type = 'site.searched') as searches,
           count(*) filter (where type = 'customer.logged_in') as log_ins
         from ladder_event`
      )
    : []
  return {
    searches: Number(row?.["searches"] ?? 0),
    log_ins: Number(row?.["log_ins"] ?? 0),
    asked: { ...heard },
  }
}

/** What a benchmark of hearing may ask of a shop. */
export const heardDeedsOn = (given: Parameters<typeof openShop>[1]) => {
  const api = given as Api
  return {
    openListening: (shoppers: number) => openListening(api, shoppers),
    listen,
    search: (asking: Asking) => search(api, asking),
    logInAgain,
    countHeard,
  }
}
