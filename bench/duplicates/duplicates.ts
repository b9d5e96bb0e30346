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
import { exactCheck, mustHold, verifyCheck } from "../harness/checks"
import { openDatabases, type Ledger } from "../harness/open-databases"
import { orderStream, type OrderStream } from "../harness/order-stream"
import { registerCustomers } from "../harness/registered"

const sizes = {
  small: { customers: 5_000, rounds: 7, block_ms: 1_000 },
  full: { customers: 100_000, rounds: 15, block_ms: 5_000 },
}
const batch = 1_000
const from = Date.UTC(2016, 0, 1)
/** Batches of the file that are kept at hand to be sent again. */
const kept = 20

/** A file sent once more: nothing is written, and that fast. */
export const duplicates: Benchmark = {
  name: "duplicates",
  about: "1,000 events a call for the second time / for the first",
  run,
}

interface Side {
  readonly ledger: Ledger
  readonly orders: OrderStream
  readonly customers: number
  /** The batches sent last. */
  readonly file: ConversionEvent[][]
}

async function run({ size, seed }: Settings): Promise<Report> {
  const databases = await openDatabases()
  try {
    const { customers, ...rounds } = sizes[size]
    const ledger = await databases.open("file")
    await registerCustomers(ledger, customers, from)
    const chance = chanceOf(seed)
    const orders = orderStream(chance, { customers, from, step_ms: 300_000 })
    const side: Side = { ledger, orders, customers, file: [] }
    const legs = [first(side), again(side)]
    const blocks = await alternate(databases.monitor, legs, chance, rounds)
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
      checks: [
        await nothingWritten(side),
        await exactCheck(ledger.pool, "file", madeBy(side)),
        await verifyCheck(ledger.services, ledger.ladder_id),
      ],
    }
  } finally {
    await databases.close()
  }
}

const madeBy = ({ orders, customers }: Side) => ({
  orders: orders.made.orders + customers,
  points: orders.made.points,
})

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

async function sendNext(side: Side): Promise<number> {
  const events = side.orders.next(batch)
  await send(side, events, "recorded")
  side.file.push(events)
  if (side.file.length > kept) {
    side.file.shift()
  }
  return batch
}

const first = (side: Side): Leg => ({
  name: "first",
  work: () => sendNext(side),
  check: () => mustHold(side.ledger.pool, "first", madeBy(side)),
})

function again(side: Side): Leg {
  let sent = 0
  return {
    name: "again",
    prepare: async () => {
      if (side.file.length === 0) {
        await sendNext(side)
      }
    },
    work: async () => {
      const events = side.file[sent++ % side.file.length] ?? []
      await send(side, events, "duplicate")
      return events.length
    },
    check: () => mustHold(side.ledger.pool, "again", madeBy(side)),
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

async function nothingWritten(side: Side): Promise<Check> {
  const { pool } = side.ledger
  const before = await lastWritten(pool)
  for (const events of side.file) {
    await send(side, events, "duplicate")
  }
  const after = await lastWritten(pool)
  return {
    what: `${side.file.length * batch} events again: no row is written`,
    ok: before === after,
    found: before === after ? "0 rows" : `${before}, then ${after}`,
  }
}
