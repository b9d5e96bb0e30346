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

const sizes = {
  small: { customers: 5_000, rounds: 7, block_ms: 1_000 },
  full: { customers: 100_000, rounds: 15, block_ms: 5_000 },
}
/** An order a minute. */
const step_ms = 60_000

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
    const stream = { seed, customers, step_ms }
    const many = await openSide(databases, "64 callers", stream)
    const one = await openSide(databases, "1 caller", stream)
    const blocks = await alternate(
      databases.monitor,
      [legOf("64 callers", many, 64), legOf("1 caller", one, 1)],
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

function legOf(
  name: string,
  { ledger, orders, check }: Side,
  at_once: number
): Leg {
  const call = async (): Promise<void> => {
    for (let n = 0; n < 8; n++) {
      await ledger.services.door.record(orders.next(1), "bench")
    }
  }
  return {
    name,
    work: async () => {
      await Promise.all(Array.from({ length: at_once }, call))
      return at_once * 8
    },
    check,
  }
}
