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
import { orderStream } from "../harness/order-stream"
import { registerCustomers } from "../harness/registered"

const sizes = {
  small: { customers: 5_000, rounds: 7, block_ms: 1_000 },
  full: { customers: 100_000, rounds: 15, block_ms: 5_000 },
}
const from = Date.UTC(2016, 0, 1)

/** Single events that come at the same time go into one statement in flight. */
export const callers: Benchmark = {
  name: "callers",
  about: "one event a call: 64 callers at once / one after the other",
  run,
}

async function run({ size, seed }: Settings): Promise<Report> {
  const databases = await openDatabases()
  try {
    const { customers, ...rounds } = sizes[size]
    const many = await openSide(databases, "64 callers", 64, customers, seed)
    const one = await openSide(databases, "1 caller", 1, customers, seed)
    const blocks = await alternate(
      databases.monitor,
      [many.leg, one.leg],
      chanceOf(seed),
      rounds
    )
    return {
      name: "callers",
      size,
      seed,
      setting: {
        ...databases.setting,
        customers,
        block_ms: rounds.block_ms,
      },
      legs: figuresOf(blocks),
      ratios: [speedRatio(blocks, "64 callers", "1 caller", { at_least: 5 })],
      checks: [...(await many.checks()), ...(await one.checks())],
    }
  } finally {
    await databases.close()
  }
}

async function openSide(
  databases: Databases,
  name: string,
  at_once: number,
  customers: number,
  seed: number
): Promise<{ leg: Leg; checks: () => Promise<Report["checks"]> }> {
  const ledger = await databases.open(name.replace(/\W+/g, "_"))
  await registerCustomers(ledger, customers, from)
  const orders = orderStream(chanceOf(seed), {
    customers,
    from,
    step_ms: 60_000,
  })
  const made = () => ({
    orders: orders.made.orders + customers,
    points: orders.made.points,
  })
  const call = async (): Promise<void> => {
    for (let n = 0; n < 8; n++) {
      await ledger.services.door.record(orders.next(1), "bench")
    }
  }
  return {
    leg: {
      name,
      work: async () => {
        await Promise.all(Array.from({ length: at_once }, call))
        return at_once * 8
      },
      check: () => mustHold(ledger.pool, name, made()),
    },
    checks: async () => [
      await exactCheck(ledger.pool, name, made()),
      await verifyCheck(ledger.services, ledger.ladder_id),
    ],
  }
}
