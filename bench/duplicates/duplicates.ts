import type { Pool } from "@medusajs/framework/pg"
import type { ConversionEvent } from "../../src/engine"
import {
  alternate,
  figuresOf,
  speedRatio,
  type Leg,
} from "../harness/alternate"
import type { Benchmark, Check, Report, Settings } from "../harness/benchmark"
import { chanceOf } from "../harness/chance"
import { openDatabases } from "../harness/open-databases"
import { openSide, type Side } from "../harness/open-side"

const sizes = {
  small: { customers: 5_000, rounds: 7, block_ms: 1_000 },
  full: { customers: 100_000, rounds: 15, block_ms: 5_000 },
}
const batch = 1_000
/** An order every five minutes. */
const step_ms = 300_000
/** Batches of the file that are kept at hand to be sent again. */
const kept = 20

/** A file sent once more: nothing is written, and that fast. */
export const duplicates: Benchmark = {
  name: "duplicates",
  about: "1,000 events a call for the second time / for the first",
  run,
}

interface Sender extends Side {
  /** The batches sent last. */
  readonly file: ConversionEvent[][]
}

async function run({ size, seed }: Settings): Promise<Report> {
  const databases = await openDatabases()
  try {
    const { customers, ...rounds } = sizes[size]
    const stream = { seed, customers, step_ms }
    const side = await openSide(databases, "file", stream)
    const sender: Sender = { ...side, file: [] }
    const blocks = await alternate(
      databases.monitor,
      [first(sender), again(sender)],
      chanceOf(seed),
      rounds
    )
    return {
      name: "duplicates",
      size,
      seed,
      setting: {
        ...databases.setting,
        batch,
        customers,
        block_ms: rounds.block_ms,
      },
      legs: figuresOf(blocks),
      ratios: [speedRatio(blocks, "again", "first", { at_least: 2 })],
      checks: [await nothingWritten(sender), ...(await sender.checks())],
    }
  } finally {
    await databases.close()
  }
}

async function send(
  { ledger }: Side,
  events: readonly ConversionEvent[],
  wanted: "recorded" | "duplicate"
): Promise<void> {
  const answers = await ledger.services.door.record(events, "bench")
  const odd = answers.find(({ answer }) => answer !== wanted)
  if (odd) {
    throw new Error(`The plugin answered ${JSON.stringify(odd)}`)
  }
}

async function sendNext(sender: Sender): Promise<number> {
  const events = sender.orders.next(batch)
  await send(sender, events, "recorded")
  sender.file.push(events)
  if (sender.file.length > kept) {
    sender.file.shift()
  }
  return batch
}

const first = (sender: Sender): Leg => ({
  name: "first",
  work: () => sendNext(sender),
  check: sender.check,
})

function again(sender: Sender): Leg {
  let sent = 0
  return {
    name: "again",
    prepare: async () => {
      if (sender.file.length === 0) {
        await sendNext(sender)
      }
    },
    work: async () => {
      const events = sender.file[sent++ % sender.file.length] ?? []
      await send(sender, events, "duplicate")
      return events.length
    },
    check: sender.check,
  }
}

/** Rows there are, and the last transaction that wrote one of them. */
async function lastWritten(pool: Pool): Promise<string> {
  const tables = ["event", "entry", "tally", "standing", "transition", "grant"]
  const each = tables.map(async (table) => {
    const { rows } = await pool.query<{ n: string; last: string | null }>(
      `select count(*) as n, max(xmin::text::bigint) as last from ladder_${table}`
    )
    return `${table} ${rows[0]?.n}/${rows[0]?.last}`
  })
  return (await Promise.all(each)).join(", ")
}

async function nothingWritten(sender: Sender): Promise<Check> {
  const { pool } = sender.ledger
  const before = await lastWritten(pool)
  for (const events of sender.file) {
    await send(sender, events, "duplicate")
  }
  const after = await lastWritten(pool)
  return {
    what: `${sender.file.length * batch} events again: no row is written`,
    ok: before === after,
    found: before === after ? "0 rows" : `${before}, then ${after}`,
  }
}
