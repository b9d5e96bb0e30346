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
 * Locks the standings of these customers' members, also brand-new ones. Rows
 * say whether the member is `fresh` (only the events of this batch are stored)
 * or `behind` (must be replayed).
 */
export async function lockMembersOf(
  sql: Sql,
  customers: readonly string[],
  events: readonly ConversionEvent[]
): Promise<Row[]> {
  const keys = events.map(({ key }) => key)
  const lock = (): Promise<Row[]> =>
    customers.length === 1 && keys.length === 1
      ? sql.query(lockStandingsOfOne, [customers[0], keys[0]])
      : sql.query(lockStandings, [customers, keys])
  let rows = await lock()
  if (rows.some((row) => row["found"] !== true)) {
    const made = await sql.query(insertStandings, [customers, keys])
    const fresh = new Set(
      made.filter((row) => row["fresh"] === true).map(rowKey)
    )
    rows = await lock()
    rows = rows.map((row) => ({ ...row, fresh: fresh.has(rowKey(row)) }))
  }
  return rows[0]?.["awaited"] === true
    ? await withAwaitedBehind(sql, events, rows)
    : rows
}

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
