import {
  alternate,
  figuresOf,
  speedRatio,
  type Leg,
} from "../harness/alternate"
import type { Benchmark, Report, Settings } from "../harness/benchmark"
import { chanceOf } from "../harness/chance"
import { openDatabases } from "../harness/open-databases"
import { openSide, type Side } from "../harness/open-side"
import { customerId } from "../harness/order-stream"

const sizes = {
  small: { customers: 1_000, rounds: 7, block_ms: 1_000 },
  full: { customers: 100_000, rounds: 15, block_ms: 5_000 },
}
const writers = 64
const processes = 4
/** An order a minute. */
const step_ms = 60_000

/** Everybody at one customer's row against everybody at rows of their own. */
export const hotCustomer: Benchmark = {
  name: "hot-customer",
  about: "64 writers on one customer / spread over many",
  run,
}

async function run({ size, seed }: Settings): Promise<Report> {
  const databases = await openDatabases()
  try {
    const { customers, ...rounds } = sizes[size]
    const stream = { seed, customers, step_ms }
    const open = async (name: string, doors: number) => {
      const hot = name.startsWith("hot") && { customer: () => customerId(0) }
      const side = await openSide(databases, name, { ...stream, ...hot })
      return { checks: side.checks, leg: legOf(name, side, doors) }
    }
    const sides = [
      await open("hot", 1),
      await open("spread", 1),
      await open("hot, 4 processes", processes),
      await open("spread, 4 processes", processes),
    ]
    const legs = sides.map(({ leg }) => leg)
    const chance = chanceOf(seed)
    const blocks = await alternate(databases.monitor, legs, chance, rounds)
    const checks = await Promise.all(sides.map(({ checks }) => checks()))
    return {
      name: "hot-customer",
      size,
      seed,
      setting: {
        ...databases.setting,
        writers,
        processes: `1 and ${processes}, each with its own door and pool`,
        customers,
        block_ms: rounds.block_ms,
      },
      legs: figuresOf(blocks),
      ratios: [
        speedRatio(blocks, "hot", "spread", { at_least: 0.3 }),
        speedRatio(blocks, "hot, 4 processes", "spread, 4 processes"),
      ],
      checks: checks.flat(),
    }
  } finally {
    await databases.close()
  }
}

/** `count`: how many processes the writers are spread over. */
function legOf(
  name: string,
  { ledger, orders, check }: Side,
  count: number
): Leg {
  const doors = Array.from({ length: count }, (_, n) =>
    n === 0 ? ledger.services : ledger.another()
  ).map((services) => services.door)
  return {
    name,
    work: async () => {
      const each = Array.from({ length: writers }, async (_, writer) => {
        for (let n = 0; n < 4; n++) {
          await doors[writer % doors.length]?.record(orders.next(1), "bench")
        }
      })
      await Promise.all(each)
      return writers * 4
    },
    check,
  }
}
