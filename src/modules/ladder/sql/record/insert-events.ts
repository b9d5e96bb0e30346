import { inTransaction, type Statement } from "../database"

/** Taken shared by every record, exclusively by a publication. */
export const publicationLock = 4_711_010_000_001

/** How far ahead of Postgres's clock an event may be dated. */
export const futureMinutesMax = 15

/**
 * Whether a customer's link is open or, of a guest who was joined, the account's:
 * what they did is the account's, though the guest be deleted.
 */
const takesPart = (customer: string): string => `
  exists (
    select 1 from ladder_member_link g
    join ladder_member_link a on a.member_id = g.member_id
      and a.ends_at is null
      and (a.customer_id = g.customer_id or g.guest and not a.guest)
    where g.customer_id = ${customer}
  )`

/**
 * Whether an event counts for somebody though the customer it names is gone: a
 * reversal is its original's owner's, whatever customer it names.
 */
const countsAnyway = (event: string): string => `
  (${takesPart(`${event}.customer_id`)} or exists (
    select 1 from ladder_event o
    where o.key = ${event}.reverses and o.reverses is null
      and ${takesPart("o.customer_id")}
  ))`

/**
 * Inserts events, and a member for every customer not seen before. Keys are
 * sorted so that processes wait for each other in one order only. Gives the
 * keys that were new; closed customers' and future events are left out.
 */
export const insertEvents: Statement = {
  name: "ladder-insert-events",
  text: `
    with guard as materialized (
      select pg_advisory_xact_lock_shared(${publicationLock})
      where ${inTransaction}
    ), input as materialized (
      select t.* from guard, unnest(
        $1::text[], $2::text[], $3::text[], $4::float8[], $5::bigint[],
        $6::text[], $7::text[], $8::text[], $9::text[]
      ) as t(key, type, customer_id, at, value, currency, reverses,
        attributes, hash)
    ), allowed as materialized (
      select i.*, l.customer_id is null as unseen
      from input i
      left join ladder_member_link l on l.customer_id = i.customer_id
      where to_timestamp(i.at / 1000.0)
          <= now() + interval '${futureMinutesMax} minutes'
        and (l.ends_at is null or ${countsAnyway("i")})
    ), inserted as (
      insert into ladder_event (key, type, customer_id, occurred_at, value,
        currency, reverses, attributes, hash, source)
      select key, type, customer_id, to_timestamp(at / 1000.0), value,
        currency, reverses, attributes::jsonb, hash, $10
      from allowed order by key collate "C"
      on conflict (key) do nothing
      returning key
    ), linked as (
      insert into ladder_member_link (customer_id, member_id)
      select distinct customer_id collate "C", 'lmem_' || customer_id
      from allowed
      where unseen and reverses is null
        and key collate "C" in (select key from inserted)
      order by 1
      on conflict (customer_id) do nothing
      returning member_id
    ), members as (
      insert into ladder_member (id) select member_id from linked order by 1
      on conflict (id) do nothing
    )
    select key from inserted`,
}

/** What is already there under these keys. */
export const storedEvents: Statement = {
  name: "ladder-stored-events",
  text: `
    select key, hash, customer_id from ladder_event
    where key = any($1::text[])`,
}

/** Which of these events are of customers who no longer take part. */
export const closedEvents: Statement = {
  name: "ladder-closed-events",
  text: `
    select i.key
    from unnest($1::text[], $2::text[], $3::text[])
      as i(key, customer_id, reverses)
    join ladder_member_link l on l.customer_id = i.customer_id
    where l.ends_at is not null and not ${countsAnyway("i")}`,
}

/** The customers for whom these events count, by what the links say. */
export const countingFor: Statement = {
  name: "ladder-counting-for",
  text: `
    select i.key, a.customer_id
    from unnest($1::text[], $2::text[], $3::text[])
      as i(key, customer_id, reverses)
    cross join lateral (
      select i.customer_id as id union
      select o.customer_id from ladder_event o
      where o.key = i.reverses and o.reverses is null
    ) w
    join ladder_member_link g on g.customer_id = w.id
    join ladder_member_link a on a.member_id = g.member_id
      and a.ends_at is null
      and (a.customer_id = g.customer_id or g.guest and not a.guest)`,
}

/** Whose the events are that these reversals name. */
export const ownersOf: Statement = {
  name: "ladder-owners-of",
  text: `
    select key, customer_id from ladder_event
    where key = any($1::text[]) and reverses is null`,
}

/** Whether a new reversal names an original that is not here (yet). */
export const missingOriginal: Statement = {
  name: "ladder-missing-original",
  text: `
    select 1 from unnest($1::text[], $2::text[]) as r(key, reverses)
    where not exists (
      select 1 from ladder_event e
      where e.key = r.reverses and e.reverses is null
    ) and not exists (select 1 from ladder_event e where e.key = r.key)
    limit 1`,
}

/** Customers whose events a reversal waited for. */
export const awaitedCustomers: Statement = {
  name: "ladder-awaited-customers",
  text: `
    select distinct e.customer_id from ladder_event r
    join ladder_event e on e.key = r.reverses
    where r.reverses is not null and r.reverses = any($1::text[])`,
}
