import type { ConversionEvent } from "../../../engine"
import { json, text } from "../mapping"
import type { Sql } from "../sql/database"

/**
 * Keeps events that cannot be counted yet; the first reason stays. What is on
 * record already (of a customer deleted since) is read again but never parked.
 */
export async function parkEvents(
  sql: Sql,
  parked: readonly { event: ConversionEvent; reason: string }[],
  source: string
): Promise<void> {
  if (parked.length === 0) {
    return
  }
  const sorted = [...parked].sort((a, b) =>
    a.event.key < b.event.key ? -1 : 1
  )
  await sql.query(
    `insert into ladder_parked_event (key, event, source, reason)
     select t.key, t.event::jsonb, $4, t.reason
     from unnest($1::text[], $2::text[], $3::text[]) as t(key, event, reason)
     where not exists (select 1 from ladder_event e where e.key = t.key)
     on conflict (key) do nothing`,
    [
      sorted.map(({ event }) => event.key),
      sorted.map(({ event }) => JSON.stringify(event)),
      sorted.map(({ reason }) => reason),
      source,
    ]
  )
}

export interface DueParked {
  readonly event: ConversionEvent
  readonly source: string
}

/** Parked events whose next try has come; others skip them for a while. */
export async function takeParked(
  sql: Sql,
  limit: number
): Promise<DueParked[]> {
  const rows = await sql.query(
    `update ladder_parked_event set tries = tries + 1, updated_at = now(),
       next_try_at = now() + least(interval '1 day',
         interval '1 minute' * power(2, least(tries, 12)))
     where key in (
       select key from ladder_parked_event where next_try_at <= now()
       order by next_try_at limit $1 for update skip locked
     )
     returning event, source`,
    [limit]
  )
  return rows.map((row) => ({
    event: json<ConversionEvent>(row, "event"),
    source: text(row, "source"),
  }))
}

export async function unpark(sql: Sql, keys: readonly string[]): Promise<void> {
  await sql.query(
    `delete from ladder_parked_event where key = any($1::text[])`,
    [keys]
  )
}

/** Their key is another event's: they stay, to be corrected by somebody. */
export async function tellTaken(
  sql: Sql,
  keys: readonly string[]
): Promise<void> {
  await sql.query(
    `update ladder_parked_event set reason = 'key_taken', updated_at = now()
     where key = any($1::text[])`,
    [keys]
  )
}
