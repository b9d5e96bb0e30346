import type { Sql } from "../sql/database"

/** Days that are counted, this one included. */
export const late_days = 30

/** Days that are kept, so that nothing grows for ever. */
const kept_days = 400

/** Of the counting, one for all shops: nobody compares days of two sources. */
export const today = "floor(extract(epoch from now()) / 86400)::integer"

/** Counts, by day, what no hint announced, and what no sweep had found. */
export async function noteFoundLate(
  sql: Sql,
  source: string,
  { late = 0, missing = 0 }: { late?: number; missing?: number }
): Promise<void> {
  if (late + missing === 0) {
    return
  }
  await sql.query(
    `with old as (
       delete from ladder_found_late
       where source = $1 and day < ${today} - ${kept_days}
     )
     insert into ladder_found_late as l (source, day, late, missing)
     values ($1, ${today}, $2, $3)
     on conflict (source, day) do update set late = l.late + excluded.late,
       missing = l.missing + excluded.missing, updated_at = now()`,
    [source, late, missing]
  )
}
