import type { ConversionEvent } from "../../../engine"
import { text } from "../mapping"
import type { CustomerCheck } from "../types"
import type { Sql } from "../sql/database"
import { countingFor } from "../sql/record/insert-events"

/** Keys, customers and originals, as statements about events want them. */
export const namesOf = (events: readonly ConversionEvent[]) => [
  events.map(({ key }) => key),
  events.map(({ customer }) => customer),
  events.map(({ reverses }) => reverses ?? null),
]

/**
 * Keys of those of the events that count for somebody though the customer they
 * name is gone: a reversal is its original's owner's, and what a joined guest
 * did is the account's. Whether those are there the shop knows first.
 */
export async function countingAnyway(
  sql: Sql,
  events: readonly ConversionEvent[],
  check: CustomerCheck
): Promise<ReadonlySet<string>> {
  if (events.length === 0) {
    return new Set()
  }
  const rows = await sql.query(countingFor, namesOf(events))
  if (rows.length === 0) {
    return new Set()
  }
  const there = await check(rows.map((row) => text(row, "customer_id")))
  return new Set(
    rows
      .filter((row) => there.get(text(row, "customer_id")) === "known")
      .map((row) => text(row, "key"))
  )
}
