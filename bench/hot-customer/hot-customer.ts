import {
  alternate,
  figuresOf,
  speedRatio,
  type Leg,
} from "../harness/alternate"
import type { Benchmark, Report, Settings } from "../harness/benchmark"
import { chanceOf } from "../harness/chance"
import { exactCheck, mustHold, verifyCheck } from "../harness/checks"
import { openDatabases, type Databases } from "../harness/open-databases"
import { customerId, orderStream } from "../harness/order-stream"
import { registerCustomers } from "../harness/registered"

const sizes = {
  small: { customers: 1_000, rounds: 7, block_ms: 1_000 },
  full: { customers: 100_000, rounds: 15, block_ms: 5_000 },
}
const writers = 64
const processes = 4
const from = Date.UTC(2016, 0, 1)

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
    const sides = [
      await openSide(databases, "hot", { customers, seed, doors: 1 }),
      await openSide(databases, "spread", { customers, seed, doors: 1 }),
      await openSide(databases, "hot, 4 processes", {
        customers,
        seed,
        doors: processes,
      }),
      await openSide(databases, "spread, 4 processes", {
        customers,
        seed,
        doors: processes,
      }),
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

/** `doors`: how many processes the writers are spread over. */
async function openSide(
  databases: Databases,
  name: string,
  of: { customers: number; seed: number; doors: number }
): Promise<{ leg: Leg; checks: () => Promise<Report["checks"]> }> {
  const { customers } = of
  const ledger = await databases.open(name.replace(/\W+/g, "_"))
  await registerCustomers(ledger, customers, from)
  const doors = Array.from({ length: of.doors }, (_, n) =>
    n === 0 ? ledger.services : ledger.another()
  ).map((services) => services.door)
  const orders = orderStream(chanceOf(of.seed), {
    customers,
    from,
    step_ms: 60_000,
    ...(name.startsWith("hot") && { customer: () => customerId(0) }),
  })
  const made = () => ({
    orders: orders.made.orders + customers,
    points: orders.made.points,
  })
  const leg: Leg = {
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
    check: () => mustHold(ledger.pool, name, made()),
  }
  const checks = async () => [
    await exactCheck(ledger.pool, name, made()),
    await verifyCheck(ledger.services, ledger.ladder_id),
  ]
  return { leg, checks }
}
