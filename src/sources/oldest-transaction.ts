import type { MedusaContainer } from "@medusajs/framework/types"
import { queryShop } from "../shop/query-shop"

/** A session forgotten longer than this holds nothing back. */
const open_days_max = 1

const begun = `
select greatest(
  coalesce(min(xact_start), clock_timestamp()),
  clock_timestamp() - interval '${open_days_max} day'
) as at
from pg_stat_activity
where datname = current_database() and backend_type = 'client backend'
  and pid <> pg_backend_pid()`

/**
 * When the oldest transaction still open began. What it writes is dated from
 * then on, though nobody sees it before it is committed.
 */
export async function oldestTransaction(
  container: MedusaContainer
): Promise<number> {
  const rows = await queryShop<{ at: Date }>(container, begun, [])
  return rows[0]?.at.getTime() ?? Date.now()
}
