import type { ConversionEvent } from "../../../engine"
import { json, text } from "../mapping"
import type { Row, Sql } from "../sql/database"
import { awaitedCustomers } from "../sql/record/insert-events"
import { insertStandings, lockStandings } from "../sql/record/lock-standings"

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
  const params = [customers, events.map(({ key }) => key)]
  let rows = await sql.query(lockStandings, params)
  if (rows.some((row) => row["found"] !== true)) {
    const made = await sql.query(insertStandings, params)
    const fresh = new Set(
      made.filter((row) => row["fresh"] === true).map(rowKey)
    )
    rows = await sql.query(lockStandings, params)
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
