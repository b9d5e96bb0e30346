import type {
  AdjustmentRequest,
  AdjustmentRules,
  AdjustmentWhy,
  Person,
} from "../adjustment-contract"
import { whole } from "../mapping"
import { madeToday } from "../sql/adjustments"
import type { Sql } from "../sql/database"

/**
 * Why somebody may not, or without a limit would not, do this alone; null: they
 * may. Taking counts as giving does, or one could make room for the other.
 */
export async function whyNotAlone(
  sql: Sql,
  request: AdjustmentRequest,
  by: Person,
  { approve_above }: AdjustmentRules
): Promise<AdjustmentWhy | null> {
  if (by.own_record) {
    return "own_record"
  }
  if (approve_above === undefined) {
    return null
  }
  const [made = {}] = await sql.query(madeToday, [
    by.person_id,
    request.customer_id,
  ])
  const { status_points, spendable_points } = request
  const more = Math.max(Math.abs(status_points), Math.abs(spendable_points))
  const already = Math.max(whole(made, "by_person"), whole(made, "to_member"))
  return already + more > approve_above ? "over_limit" : null
}
