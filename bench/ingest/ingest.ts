import {
  alternate,
  figuresOf,
  speedRatio,
  type Leg,
} from "../harness/alternate"
import type { Benchmark, Report, Settings } from "../harness/benchmark"
import { chanceOf } from "../harness/chance"
import { exactCheck } from "../harness/checks"
import { openDatabases } from "../harness/open-databases"
import { openSide, type Side } from "../harness/open-side"
import type { OrderStream } from "../harness/order-stream"
import { copyEvents } from "./copy-in"
import { writeAllRows, writeEventsOnly } from "./one-statement"

const sizes = {
  small: { customers: 5_000, rounds: 7, block_ms: 1_000 },
  full: { customers: 100_000, rounds: 15, block_ms: 5_000 },
}
const batch = 1_000
/** An order every five minutes. */
const step_ms = 300_000

/** The module's door against SQL by hand that writes the same rows. */
export const ingest: Benchmark = {
  name: "ingest",
  about:
    "record, 1,000 events a call / one hand-written statement that writes the same rows",
  run,
}

async function run({ size, seed }: Settings): Promise<Report> {
  const databases = await openDatabases()
  try {
    const { customers, ...rounds } = sizes[size]
    const side = (name: string): Promise<Side> =>
      openSide(databases, name, { seed, customers, step_ms })
    const plugin = await side("plugin")
    const statement = await side("statement")
    const insert = await side("insert")
    const copied = await side("copy")
    const legs = [
      pluginLeg(plugin),
      statementLeg(statement),
      leg("bare insert", insert, (one, orders) =>
        writeEventsOnly(one.ledger.pool, orders)
      ),
      leg("copy", copied, (one, orders) => copyEvents(one.ledger.pool, orders)),
    ]
    const chance = chanceOf(seed)
    const blocks = await alternate(databases.monitor, legs, chance, rounds)
    return {
      name: "ingest",
      size,
      seed,
      setting: {
        ...databases.setting,
        batch,
        customers,
        block_ms: rounds.block_ms,
      },
      legs: figuresOf(blocks),
      ratios: [
        speedRatio(blocks, "plugin", "one statement", { at_least: 0.5 }),
        speedRatio(blocks, "plugin", "bare insert"),
        speedRatio(blocks, "plugin", "copy"),
      ],
      checks: [
        ...(await plugin.checks()),
        await exactCheck(statement.ledger.pool, "statement", statement.made()),
      ],
    }
  } finally {
    await databases.close()
  }
}

function leg(
  name: string,
  side: Side,
  write: (side: Side, orders: ReturnType<OrderStream["next"]>) => Promise<void>
): Leg {
  return {
    name,
    work: async () => {
      await write(side, side.orders.next(batch))
      return batch
    },
  }
}

const pluginLeg = (side: Side): Leg => ({
  ...leg("plugin", side, async ({ ledger }, orders) => {
    const answers = await ledger.services.door.record(orders, "bench")
    const odd = answers.find(({ answer }) => answer !== "recorded")
    if (odd) {
      throw new Error(`The plugin answered ${JSON.stringify(odd)}`)
    }
  }),
  check: side.check,
})

const statementLeg = (side: Side): Leg => ({
  ...leg("one statement", side, ({ ledger }, orders) =>
    writeAllRows(ledger.pool, ledger.ladder_id, orders)
  ),
  check: side.check,
})
