import type { ConversionEvent } from "../../../engine"
import { json, text } from "../mapping"
import type { Row, Sql } from "../sql/database"
import { awaitedCustomers } from "../sql/record/insert-events"
import {
  insertStandings,
  lockStandings,
  lockStandingsOfOne,
} from "../sql/record/lock-standings"

/**
 * Asks for the locks of a batch while its events are still on their way, also
 * of those who turn out to bring nothing new. A reversal's owner is not known
 * yet; then the locks must wait.
 */
export function lockAhead(
  sql: Sql,
  events: readonly ConversionEvent[]
): Promise<Row[]> | undefined {
  if (events.some(({ reverses }) => reverses !== undefined)) {
    return undefined
  }
  const customers = new Set(events.map(({ customer }) => customer))
  const rows = lock(sql, [...customers], keysOf(events))
  // Not waited for where nothing is new; the transaction hears of it.
  rows.catch(() => undefined)
  return rows
}

/**
 * Locks the standings of these customers' members, also brand-new ones, unless
 * `locked` ahead. Rows say whether the member is `fresh` (only the events of
 * this batch are stored) or `behind` (must be replayed).
 */
export async function lockMembersOf(
  sql: Sql,
  customers: readonly string[],
  events: readonly ConversionEvent[],
  locked: readonly Row[] | undefined
): Promise<Row[]> {
  const keys = keysOf(events)
  const ours = new Set(customers)
  let rows = (locked ?? (await lock(sql, customers, keys))).filter((row) =>
    json<string[]>(row, "customers").some((id) => ours.has(id))
  )
  if (rows.some((row) => row["found"] !== true)) {
    const made = await sql.query(insertStandings, [customers, keys])
    const fresh = new Set(
      made.filter((row) => row["fresh"] === true).map(rowKey)
    )
    rows = await lock(sql, customers, keys)
    rows = rows.map((row) => ({ ...row, fresh: fresh.has(rowKey(row)) }))
  }
  return rows[0]?.["awaited"] === true
    ? await withAwaitedBehind(sql, events, rows)
    : rows
}

const lock = (
  sql: Sql,
  customers: readonly string[],
  keys: readonly string[]
): Promise<Row[]> =>
  customers.length === 1 && keys.length === 1
    ? sql.query(lockStandingsOfOne, [customers[0], keys[0]])
    : sql.query(lockStandings, [customers, keys])

const keysOf = (events: readonly ConversionEvent[]): string[] =>
  events.map(({ key }) => key)

const rowKey = (row: Row): string =>
  `${text(row, "ladder_id")} ${text(row, "member_id")}`

/** Members whose new events were awaited by a reversal must be replayed. */
async function withAwaitedBehind(
  sql: Sql,
  events: readonly ConversionEvent[],
  rows: readonly Row[]
): Promise<Row[]> {
  const found = await sql.query(awaitedCustomers, [
    events.map(({ key }) => key),
  ])
  const awaited = new Set(found.map((row) => text(row, "customer_id")))
  return rows.map((row) =>
    json<string[]>(row, "customers").some((id) => awaited.has(id))
      ? { ...row, behind: true }
      : row
  )
}
