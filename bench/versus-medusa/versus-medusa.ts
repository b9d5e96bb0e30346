import type { ConversionEvent } from "../../src/engine"
import {
  alternate,
  figuresOf,
  speedRatio,
  type Leg,
} from "../harness/alternate"
import type { Benchmark, Check, Report, Settings } from "../harness/benchmark"
import { chanceOf } from "../harness/chance"
import { fiveRungs } from "../harness/five-rungs"
import { openDatabases, type Databases } from "../harness/open-databases"
import { customerId, orderStream } from "../harness/order-stream"
import { addPointsWorkflow } from "./add-points"
import { bootShop, type Shop } from "./boot-shop"
import { pointsFound, type Found } from "./points-found"

const sizes = {
  small: { customers: 400, rounds: 7, block_ms: 550 },
  full: { customers: 20_000, rounds: 15, block_ms: 3_000 },
}
const callers = [1, 8, 32] as const
const from = Date.UTC(2016, 0, 1)

/** The module in a shop against a workflow of the kind the documentation shows. */
export const versusMedusa: Benchmark = {
  name: "versus-medusa",
  about:
    "record, one event at a time and in batches, 1, 8, 32 callers / a workflow and MedusaService per event",
  run,
}

async function run(settings: Settings): Promise<Report> {
  const databases = await openDatabases()
  try {
    const url = await databases.create("shop")
    const shop = await bootShop(url)
    try {
      return await compare(databases, shop, url, settings)
    } finally {
      await shop.stop()
    }
  } finally {
    await databases.close()
  }
}

async function compare(
  databases: Databases,
  shop: Shop,
  url: string,
  { size, seed }: Settings
): Promise<Report> {
  const { customers, ...rounds } = sizes[size]
  const ladder = await shop.ladder.ladders.createLadder({
    handle: "five-rungs",
    document: fiveRungs,
  })
  await shop.ladder.ladders.publish(ladder.id, { at: Date.UTC(2015, 0, 1) })
  const made = makers(seed, customers)
  await everybodyOrdersOnce(shop, made, customers)
  const legs = callers.flatMap((n) => legsOf(shop, made, n))
  const chance = chanceOf(seed)
  const blocks = await alternate(databases.monitor, legs, chance, rounds)
  const drift = await shop.ladder.recording.verify()
  const found = await pointsFound(databases.pool(url, 1))
  return {
    name: "versus-medusa",
    size,
    seed,
    setting: {
      ...databases.setting,
      customers,
      block_ms: rounds.block_ms,
      events_per_call: callers.map(batchFor).join(", "),
    },
    legs: figuresOf(blocks),
    ratios: callers.flatMap((n) => [
      speedRatio(blocks, names(n).single, names(n).workflow, { at_least: 5 }),
      speedRatio(blocks, names(n).batch, names(n).workflow, { at_least: 30 }),
    ]),
    checks: checksOf(made, found, drift.length),
  }
}

type Makers = Readonly<
  Record<"plugin" | "medusa", ReturnType<typeof orderStream>>
>

/** First everybody orders once, in turn; then anybody. */
const makers = (seed: number, customers: number): Makers => {
  const stream = () => {
    const chance = chanceOf(seed)
    return orderStream(chance, {
      customers,
      customer: (n) =>
        customerId(n <= customers ? n - 1 : chance.below(customers)),
      from,
      step_ms: 60_000,
    })
  }
  return { plugin: stream(), medusa: stream() }
}

/**
 * So that no leg meets a customer for the first time: there two workflows at
 * once do not lose points, one of them fails.
 */
async function everybodyOrdersOnce(
  shop: Shop,
  made: Makers,
  customers: number
): Promise<void> {
  await shop.ladder.recording.record(made.plugin.next(customers), "bench")
  for (const event of made.medusa.next(customers)) {
    await runWorkflow(shop, event)
  }
}

const names = (n: number) => ({
  single: `plugin, one event a call, ${n} callers`,
  batch: `plugin, ${batchFor(n)} events a call, ${n} callers`,
  workflow: `workflow per event, ${n} callers`,
})

/** A thousand events on their way, or a little more. */
const batchFor = (n: number): number => Math.max(125, 1_000 / n)

function legsOf(shop: Shop, made: Makers, n: number): Leg[] {
  const record = async (events: ConversionEvent[]): Promise<void> => {
    await shop.ladder.recording.record(events, "bench")
  }
  const { single, batch, workflow } = names(n)
  return [
    leg(single, n, 8, () => record(made.plugin.next(1)), 1),
    leg(batch, n, 1, () => record(made.plugin.next(batchFor(n))), batchFor(n)),
    leg(
      workflow,
      n,
      4,
      async () => {
        const [event] = made.medusa.next(1)
        if (event) {
          await runWorkflow(shop, event)
        }
      },
      1
    ),
  ]
}

/** `n` callers, each `calls` times, one call after the other. */
function leg(
  name: string,
  n: number,
  calls: number,
  call: () => Promise<void>,
  events: number
): Leg {
  const caller = async (): Promise<void> => {
    for (let i = 0; i < calls; i++) {
      await call()
    }
  }
  return {
    name,
    work: async () => {
      await Promise.all(Array.from({ length: n }, caller))
      return n * calls * events
    },
  }
}

async function runWorkflow(shop: Shop, event: ConversionEvent): Promise<void> {
  await addPointsWorkflow(shop.container).run({ input: event })
}

function checksOf(made: Makers, found: Found, drift: number): Check[] {
  const { plugin, medusa } = {
    plugin: made.plugin.made,
    medusa: made.medusa.made,
  }
  return [
    {
      what: "plugin: events, and points in ledger = in balances = given",
      ok:
        found.plugin_events === plugin.orders &&
        found.plugin_ledger === plugin.points &&
        found.plugin_balances === plugin.points,
      found: `${found.plugin_events} events, ${found.plugin_ledger} = ${found.plugin_balances} = ${plugin.points} points`,
    },
    {
      what: "plugin: every member replayed agrees",
      ok: drift === 0,
      found: `${drift} differences`,
    },
    {
      what: "workflow: every event is there",
      ok: found.medusa_events === medusa.orders,
      found: `${found.medusa_events} of ${medusa.orders}`,
    },
    {
      what: "workflow: points lost because two read the same balance (its fault, not the machine's)",
      ok: true,
      found: `${medusa.points - found.medusa_points} of ${medusa.points} points lost`,
    },
  ]
}
