import type { ConversionEvent } from "../../../engine"
import { json, text } from "../mapping"
import type { Sql } from "../sql/database"
import { retryAfter } from "../sql/retry-after"

/** The reason of what is of a deleted customer: it hardly ever counts again. */
const gone = "customer_deleted"

/**
 * How long to wait for a deleted customer to be there again, given how many
 * tries there were: a day, then twice as long each time, up to a month. A
 * reversal may only wait for its original and is tried like all else.
 */
const seldom = (tries: string): string =>
  `interval '1 day' * least(30, power(2, least(${tries}, 5)))`

/**
 * Keeps events that cannot be counted yet; the first reason stays, and what staff
 * have dropped stays dropped. What is on
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
    `insert into ladder_parked_event (key, event, source, reason, next_try_at)
     select t.key, t.event::jsonb, $4, t.reason,
       now() + case when t.reason = '${gone}' and t.event::jsonb->'reverses' is null
         then ${seldom("0")} else interval '0' end
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

/** How long somebody who tries an event again keeps others from it. */
const lease_seconds = 60

export interface TakenParked {
  readonly event: ConversionEvent
  readonly source: string
}

/** Which parked events to try: those whose time has come, one, or any. */
const wanted = {
  due: {
    where: `next_try_at <= now() and reason <> '${gone}'`,
    order: "next_try_at",
  },
  /** By themselves: however many there are, they hold up nothing else. */
  gone: {
    where: `next_try_at <= now() and reason = '${gone}'`,
    order: "next_try_at",
  },
  one: { where: "key = $2", order: "key" },
  /** Those first that nobody has looked at for longest. */
  any: { where: "true", order: "updated_at" },
} as const

/**
 * Takes parked events to try them again, with a lease; others skip them
 * meanwhile. A try that dies with its process is none, as with grants.
 */
export async function takeParked(
  sql: Sql,
  which: keyof typeof wanted,
  limit: number,
  key?: string
): Promise<TakenParked[]> {
  const { where, order } = wanted[which]
  const rows = await sql.query(
    `update ladder_parked_event set updated_at = now(),
       lease_until = now() + interval '${lease_seconds} seconds'
     where key in (
       select key from ladder_parked_event
       where ${where} and dropped_at is null and (lease_until is null or lease_until < now())
       order by ${order} limit $1 for update skip locked
     )
     returning event, source`,
    key === undefined ? [limit] : [limit, key]
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

/**
 * Gives the leases back of what failed once more: it is due again later and later,
 * and once a day after the eighth try; of a deleted customer seldom. A reason of null leaves the one that was told.
 */
export async function keepParked(
  sql: Sql,
  kept: readonly { key: string; reason: string | null }[]
): Promise<void> {
  await sql.query(
    `update ladder_parked_event p set lease_until = null, updated_at = now(),
       tries = p.tries + 1, next_try_at = now() + case
         when coalesce(t.reason, p.reason) = '${gone}'
           and p.event->'reverses' is null
         then ${seldom("p.tries")} else ${retryAfter("p.tries")} end,
       reason = coalesce(t.reason, p.reason)
     from unnest($1::text[], $2::text[]) as t(key, reason)
     where p.key = t.key`,
    [kept.map(({ key }) => key), kept.map(({ reason }) => reason)]
  )
}
