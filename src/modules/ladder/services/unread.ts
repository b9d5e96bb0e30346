import { text } from "../mapping"
import type { Database, Statement } from "../sql/database"
import { retryAfter } from "../sql/retry-after"
import type { Unread } from "../types"

/** Longest reason kept. */
const reason_length_max = 500

export interface UnreadNote {
  readonly id: string
  readonly reason: string
}

/**
 * Keeps which rows of a source could not be read and why. Tried again a minute
 * later, then after twice as long each time, and once a day after the eighth try;
 * the last reason stays.
 */
export async function noteUnread(
  database: Database,
  source: string,
  notes: readonly UnreadNote[]
): Promise<void> {
  const reasons = new Map(notes.map(({ id, reason }) => [id, reason]))
  const ids = [...reasons.keys()].sort()
  await database.query(
    `insert into ladder_unread as u (source, id, reason, next_try_at)
     select $1, t.id, t.reason, now() + interval '1 minute'
     from unnest($2::text[], $3::text[]) as t(id, reason)
     on conflict (source, id) do update set reason = excluded.reason,
       tries = u.tries + 1, updated_at = now(),
       next_try_at = now() + ${retryAfter("u.tries")}`,
    [
      source,
      ids,
      ids.map((id) => (reasons.get(id) ?? "").slice(0, reason_length_max)),
    ]
  )
}

const forget: Statement = {
  name: "ladder-clear-unread",
  text: "delete from ladder_unread where source = $1 and id = any($2::text[])",
}

export async function clearUnread(
  database: Database,
  source: string,
  ids: readonly string[]
): Promise<void> {
  await database.query(forget, [source, ids])
}

/** All notes of a source, oldest first. */
export async function unreadOf(
  database: Database,
  source: string,
  limit: number
): Promise<Unread[]> {
  const rows = await database.query(
    `select id, reason, extract(epoch from created_at)::float8 * 1000 as since
     from ladder_unread where source = $1 order by created_at, id limit $2`,
    [source, limit]
  )
  return rows.map((row) => ({
    id: text(row, "id"),
    reason: text(row, "reason"),
    since: Number(row["since"]),
  }))
}

/** Rows whose next try has come, those that waited longest first. */
export async function dueUnread(
  database: Database,
  source: string,
  limit: number
): Promise<string[]> {
  const rows = await database.query(
    `select id from ladder_unread where source = $1 and next_try_at <= now()
     order by next_try_at limit $2`,
    [source, limit]
  )
  return rows.map((row) => text(row, "id"))
}
