import type { Statement } from "./database"
import type { AnnouncedName } from "../announced"

/**
 * How long a claim lasts before others may announce the same again: with a try
 * every twenty seconds, what a crash interrupted is announced within a minute.
 */
export const announcing_seconds = 30

/** The longest wait between two tries while the event bus is down. */
const wait_minutes_max = 10

export const writeAnnouncements = `
  insert into ladder_announcement (id, ladder_id, facts)
  select id, ladder_id, facts::jsonb
  from unnest($1::text[], $2::text[], $3::text[]) as t(id, ladder_id, facts)`

export const isoOf = (moment: string): string =>
  `to_char(${moment} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/**
 * Part of a statement that changes grants: writes what is announced of those
 * it returned, where `wanted` says so. `more`: what this announcement says
 * beyond what every grant's does.
 */
const announceGrants = (
  name: AnnouncedName,
  { from, at, more }: { from: string; at: string; more: string }
): string => `
  insert into ladder_announcement (id, ladder_id, facts)
  select 'lann_' || replace(gen_random_uuid()::text, '-', ''), g.ladder_id,
    jsonb_agg(jsonb_build_object('name', '${name}', 'at', ${isoOf(at)},
      'member_id', g.member_id, 'customer_id', g.customer_id,
      'data', jsonb_build_object('grant_id', g.id, 'reward_name', g.name,
        'code', g.code, ${more})) order by g.id)
  from ${from} group by g.ladder_id`

/** Of a grant that is to be taken back already nobody is told, now or later. */
export const announceIssued = (grants: string, wanted: string): string =>
  announceGrants("reward_issued", {
    from: `${grants} g where ${wanted} and g.void_due is null`,
    at: "g.issued_at",
    more: `'expires_at', ${isoOf("g.expires_at")}`,
  })

export const announceRedeemed = (grants: string, wanted: string): string =>
  announceGrants("reward_redeemed", {
    from: `${grants} g where ${wanted}`,
    at: "g.redeemed_at",
    more: "'order_id', g.order_id",
  })

/** Only of what was issued: of what nobody was told nothing is taken back. */
export const announceRevoked = (grants: string, wanted: string): string =>
  announceGrants("reward_revoked", {
    from: `${grants} g
      where ${wanted} and g.state = 'revoked' and g.issued_at is not null`,
    at: "g.voided_at",
    more: "'reason', g.reason",
  })

/**
 * Those of paused ladders wait: nothing goes out until they are resumed. Each
 * ladder's are found by themselves, or a paused ladder's would be read through
 * every time.
 */
export const claimAnnouncements: Statement = {
  name: "ladder-claim-announcements",
  text: `
  with due as materialized (
    select a.id from ladder l cross join lateral (
      select id, next_try_at from ladder_announcement
      where ladder_id = l.id and next_try_at <= now()
      order by next_try_at limit $1 for update skip locked
    ) a
    where l.paused_at is null
    order by a.next_try_at limit $1
  )
  update ladder_announcement a set tries = a.tries + 1, updated_at = now(),
    next_try_at = now() + interval '${announcing_seconds} seconds'
  from due join ladder_announcement d on d.id = due.id
    join ladder l on l.id = d.ladder_id
  where a.id = due.id
  returning a.id, a.ladder_id, l.handle, a.facts, a.created_at`,
}

/** Customers of these members who still take part, the first of each first. */
export const openCustomers: Statement = {
  name: "ladder-open-customers",
  text: `
  select member_id, customer_id from ladder_member_link
  where member_id = any($1::text[]) and ends_at is null
  order by guest, created_at, customer_id`,
}

export const forgetAnnouncements: Statement = {
  name: "ladder-forget-announcements",
  text: `
  delete from ladder_announcement where id = any($1::text[])`,
}

/** Delays double from ten seconds; it is never given up. */
export const postponeAnnouncements = `
  update ladder_announcement set reason = left($2, 500), updated_at = now(),
    next_try_at = now() + least(interval '${wait_minutes_max} minutes',
      interval '10 seconds' * power(2, least(tries, 10) - 1))
  where id = any($1::text[])`

export const takesPart = `
  select 1 from ladder_member_link k
  join ladder_standing s on s.ladder_id = $1 and s.member_id = k.member_id
  where k.customer_id = $2 and k.ends_at is null and not s.absent`
