import type { Sql } from "../sql/database"
import { Unavailable } from "../sql/unavailable"

/** Which standing of whom. */
export interface MemberOf {
  readonly ladder_id: string
  readonly member_id: string
}

/** Longest reason kept. */
const reason_length_max = 500

/** What was thrown, as text that can be kept. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(
    0,
    reason_length_max
  )

/** The same members, without those somebody else folds or has found failing. */
export const takeAgain = `
  select ladder_id, member_id from ladder_standing
  where (ladder_id, member_id) in (
    select * from unnest($1::text[], $2::text[])
  ) and (fold_retry_at is null or fold_retry_at <= now())
  order by ladder_id collate "C", member_id for update skip locked`

/** Nobody's fault, and over the next time: cut off, deadlocked, out of time. */
export const isPassing = (error: unknown): boolean =>
  error instanceof Unavailable ||
  (error instanceof Error &&
    "code" in error &&
    /^(08|40|53|55|57)/.test(String(error.code)))

/**
 * Keeps why a member cannot be folded, unless somebody folded them meanwhile,
 * and looks away for a while: a minute,
 * then twice as long each time, up to a day. Folding them clears it again.
 */
export async function noteUnfolded(
  sql: Sql,
  { ladder_id, member_id }: MemberOf,
  error: unknown
): Promise<void> {
  await sql.query(
    `update ladder_standing s set fold_tries = fold_tries + 1, fold_error = $3,
       fold_retry_at = now() + least(interval '1 day',
         interval '1 minute' * power(2, least(fold_tries, 12)))
     where ladder_id = $1 and member_id = $2
       and (s.behind or s.review_at <= now() or s.version < (
         select l.version from ladder l where l.id = s.ladder_id
       ))`,
    [ladder_id, member_id, reasonOf(error)]
  )
}
