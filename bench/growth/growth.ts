import { alternate, costRatio, figuresOf, type Leg } from "../harness/alternate"
import type { Benchmark, Check, Report, Settings } from "../harness/benchmark"
import { chanceOf, type Chance } from "../harness/chance"
import { written } from "../harness/checks"
import { openDatabases, type Ledger } from "../harness/open-databases"
import { crowd, regular, type Crowd } from "./customers"
import { emptyLedger, multiply } from "./multiply"

const sizes = {
  small: { copies: 30, regular: 10_000, rounds: 7, calls: 3, singles: 50 },
  full: {
    copies: 1_820,
    regular: 100_000,
    rounds: 15,
    calls: 10,
    singles: 300,
  },
}
/** Registered customers and their first order: 1,000 events. */
const crowd_size = 500

/** Whether an event costs more because there are many already. */
export const growth: Benchmark = {
  name: "growth",
  about:
    "cost per event at many stored events / at 1,000; of a customer with many events / with 1",
  run,
}

async function run({ size, seed }: Settings): Promise<Report> {
  const databases = await openDatabases()
  try {
    const of = sizes[size]
    const chance = chanceOf(seed)
    const few = await databases.open("few")
    const many = await databases.open("many")
    await fill(many, chance, of.copies)
    const stored = (await written(many.pool)).events
    const crowds = [
      crowdLeg("at 1,000 events", few, chance, of.calls, () =>
        emptyLedger(few.pool)
      ),
      crowdLeg(`at ${stored} events`, many, chance, of.calls),
    ] as const
    const customers = await customerLegs(many, chance, of)
    const legs = [...crowds, ...customers].map(({ leg }) => leg)
    const rounds = { rounds: of.rounds, block_ms: 0 }
    const blocks = await alternate(databases.monitor, legs, chance, rounds)
    const [one, regularLeg, late] = customers.map(({ leg }) => leg.name)
    return {
      name: "growth",
      size,
      seed,
      setting: {
        ...databases.setting,
        stored,
        batch: 1_000,
        crowd: crowd_size,
        calls: of.calls,
        singles: of.singles,
      },
      legs: figuresOf(blocks),
      ratios: [
        costRatio(blocks, crowds[1].leg.name, crowds[0].leg.name, {
          at_most: 1.3,
        }),
        costRatio(blocks, regularLeg ?? "", one ?? "", { at_most: 1.2 }),
        costRatio(blocks, late ?? "", regularLeg ?? ""),
      ],
      checks: [
        await totals(many, "all balances = ledger, at many events"),
        await totals(few, "all balances = ledger, at 1,000 events"),
        ...(await Promise.all(
          [...crowds, ...customers].map((side) => side.check())
        )),
      ],
    }
  } finally {
    await databases.close()
  }
}

interface Side {
  readonly leg: Leg
  check(): Promise<Check>
}

/** Customers with eight orders each, copied until there are enough. */
async function fill(
  ledger: Ledger,
  chance: Chance,
  copies: number
): Promise<void> {
  const base = crowd(ledger, chance, "base", crowd_size)
  await base.arrive()
  for (let call = 0; call < 9; call++) {
    await base.order(500)
  }
  await multiply(ledger.pool, copies)
}

/** A new crowd each block, so that its own history is always short. */
function crowdLeg(
  name: string,
  ledger: Ledger,
  chance: Chance,
  calls: number,
  empty?: () => Promise<void>
): Side {
  let block = 0
  let now: Crowd | undefined
  const leg: Leg = {
    name,
    prepare: async () => {
      await empty?.()
      now = crowd(ledger, chance, `c${++block}`, crowd_size)
      await now.arrive()
      await ledger.pool.query("analyze")
    },
    work: async () => {
      for (let call = 0; call < calls; call++) {
        await now?.order(1_000)
      }
      return calls * 1_000
    },
    check: async () => now?.mustHold(),
  }
  return { leg, check: async () => checkOf(name, now) }
}

/** One event a call: of a customer each with one event; of one with many. */
async function customerLegs(
  ledger: Ledger,
  chance: Chance,
  of: { regular: number; singles: number }
): Promise<Side[]> {
  const one = await regular(ledger, chance, of.regular)
  let block = 0
  let now: Crowd | undefined
  const fresh: Leg = {
    name: "customers with 1 event",
    prepare: async () => {
      now = crowd(ledger, chance, `s${++block}`, of.singles)
      await now.arrive()
    },
    work: async () => {
      for (let n = 0; n < of.singles; n++) {
        await now?.order(1)
      }
      return of.singles
    },
    check: async () => now?.mustHold(),
  }
  const leg = (name: string, count: number, late: boolean): Leg => ({
    name,
    work: async () => {
      for (let n = 0; n < count; n++) {
        await (late ? one.orderLate() : one.order(1))
      }
      return count
    },
    check: () => one.mustHold(),
  })
  const name = `customer with ${of.regular} events`
  return [
    { leg: fresh, check: async () => checkOf(fresh.name, now) },
    {
      leg: leg(name, of.singles, false),
      check: async () => checkOf(name, one),
    },
    {
      leg: leg(`late event of a ${name}`, 1, true),
      check: async () => checkOf(`late event of a ${name}`, one),
    },
  ]
}

/** After every block the same has been asked: this is the last answer. */
async function checkOf(name: string, crowd: Crowd | undefined): Promise<Check> {
  const found = await crowd?.found()
  return {
    what: `${name}: points in ledger = in balances = given`,
    ok: found !== undefined && found.ok,
    found: found?.text ?? "nothing",
  }
}

async function totals({ pool }: Ledger, what: string): Promise<Check> {
  const { events, points, balances } = await written(pool)
  return {
    what,
    ok: points === balances,
    found: `${events} events, ${points} = ${balances} points`,
  }
}
