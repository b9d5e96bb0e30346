import type { Benchmark, Check, Report, Settings } from "../harness/benchmark"
import { chanceOf } from "../harness/chance"
import { exactCheck } from "../harness/checks"
import {
  openDatabases,
  type Databases,
  type Ledger,
} from "../harness/open-databases"
import type { OrderStream } from "../harness/order-stream"
import { registerCustomers } from "../harness/registered"
import { writeAllRows } from "../ingest/one-statement"
import type { Timed } from "../shop/deeds"
import { registeredAt, tillStream, type Till } from "../shop/event-deeds"
import { startShop, type RunningShop } from "../shop/start-shop"
import {
  takeTurns,
  turnFigures,
  turnRatio,
  unitsPerSecond,
  type ShopLeg,
  type Turns,
} from "../shop/turns"

const sizes = {
  small: { customers: 5_000, calls: 6, rounds: 7 },
  full: { customers: 100_000, calls: 40, rounds: 15 },
}

/** Events of one statement by hand, and of a full call by staff. */
const batch = 1_000
/** Events of a full call by a shop front. */
const sent = 100

/** Limits far off: what is measured is how fast, not how much is allowed. */
const unlimited = {
  events_per_minute: 100_000,
  events_per_day: 1_000_000,
  address_events_per_minute: 1_000_000,
}

/** The routes that take many events against SQL by hand for the same rows. */
export const ingestHttp: Benchmark = {
  name: "ingest-http",
  about:
    "1,000 and 100 events a call over HTTP / one hand-written statement of 1,000 that writes the same rows",
  run,
}

async function run(settings: Settings): Promise<Report> {
  const databases = await openDatabases()
  process.env.LADDER_STOREFRONT = JSON.stringify(unlimited)
  const till = tillOf(settings)
  try {
    const shop = await startShop(await databases.create("shop"), true)
    try {
      await shop.ask("openTill", till)
      return await compare(databases, shop, till, settings)
    } finally {
      shop.stop()
    }
  } finally {
    await databases.close()
  }
}

/** Three times the statement's leg, once against each of the others. */
function tillOf({ size, seed }: Settings): Till {
  const { customers, calls, rounds } = sizes[size]
  const purchases = 3 * (rounds + 1) * calls * batch
  return { seed, customers, purchases, now: Date.now() }
}

async function compare(
  databases: Databases,
  shop: RunningShop,
  till: Till,
  { size, seed }: Settings
): Promise<Report> {
  const { customers, calls, rounds } = sizes[size]
  const ledger = await databases.open("statement")
  await registerCustomers(ledger, customers, registeredAt(till))
  const stream = tillStream(till)
  const statement = statementLeg(ledger, stream, calls)
  const chance = chanceOf(seed)
  const against = async (leg: ShopLeg): Promise<Turns> =>
    await takeTurns(databases.monitor, [leg, statement], chance, rounds)
  const full = tillLeg("1,000 a call", shop, { calls, per_call: batch })
  const small = tillLeg("100 a call", shop, { calls, per_call: sent })
  const views = viewsLeg("100 page views a call, by a shopper", shop, {
    calls,
    per_call: sent,
  })
  const turns = [
    await against(full),
    await against(small),
    await against(views),
  ]
  const [first, second, third] = turns
  return {
    name: "ingest-http",
    size,
    seed,
    setting: { ...databases.setting, customers, calls_per_block: calls },
    legs: turns.flatMap((one) => turnFigures(one)),
    ratios: [
      turnRatio(
        "speed",
        first ?? new Map(),
        [full, statement],
        unitsPerSecond,
        {
          at_least: 0.35,
        }
      ),
      turnRatio(
        "speed",
        second ?? new Map(),
        [small, statement],
        unitsPerSecond
      ),
      turnRatio(
        "speed",
        third ?? new Map(),
        [views, statement],
        unitsPerSecond
      ),
    ],
    checks: await checksOf(shop, ledger, stream, customers),
  }
}

interface Calls {
  readonly calls: number
  readonly per_call: number
}

const tillLeg = (name: string, shop: RunningShop, of: Calls): ShopLeg => ({
  name,
  units: of.per_call,
  prepare: () => shop.ask("prepareTill", of),
  work: () => shop.ask("sendTill"),
})

const viewsLeg = (name: string, shop: RunningShop, of: Calls): ShopLeg => ({
  name,
  units: of.per_call,
  prepare: () => shop.ask("prepareViews", of),
  work: () => shop.ask("sendViews"),
})

function statementLeg(
  { pool, ladder_id }: Ledger,
  stream: OrderStream,
  calls: number
): ShopLeg {
  let ready: ReturnType<OrderStream["next"]>[] = []
  return {
    name: "one statement",
    units: batch,
    prepare: async () => {
      ready = Array.from({ length: calls }, () => stream.next(batch))
    },
    work: async (): Promise<Timed> => {
      const before = process.cpuUsage()
      const seconds: number[] = []
      for (const events of ready) {
        const from = performance.now()
        await writeAllRows(pool, ladder_id, events)
        seconds.push((performance.now() - from) / 1000)
      }
      const { user, system } = process.cpuUsage(before)
      return { seconds, cpu_seconds: (user + system) / 1e6 }
    },
  }
}

async function checksOf(
  shop: RunningShop,
  ledger: Ledger,
  stream: OrderStream,
  customers: number
): Promise<Check[]> {
  const { purchases, views, points, made, drift } = await shop.ask("countTill")
  return [
    {
      what: "over HTTP: every event is there, and points in the ledger = given",
      ok:
        purchases === made.orders &&
        views === made.views &&
        points === made.points,
      found: `${purchases} of ${made.orders} purchases, ${views} of ${made.views} views, ${points} = ${made.points} points`,
    },
    {
      what: "over HTTP: every member replayed agrees",
      ok: drift === 0,
      found: `${drift} differences`,
    },
    await exactCheck(ledger.pool, "statement", {
      orders: stream.made.orders + customers,
      points: stream.made.points,
    }),
  ]
}
