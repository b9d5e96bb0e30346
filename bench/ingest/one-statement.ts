import type { Pool } from "@medusajs/framework/pg"
import type { ConversionEvent } from "../../src/engine"

const columns = `unnest($1::text[], $2::text[], $3::text[], $4::float8[],
  $5::bigint[], $6::text[], $7::text[], $8::text[]) as t(key, type,
  customer_id, at, value, currency, attributes, hash)`

/**
 * What somebody would write by hand who trusts every input: event, ledger
 * entry, tally days and standing in one statement, without locks, late
 * events, reversals, moves or rewards.
 */
const allRows = `
  with input as materialized (
    select t.*, 'lmem_' || t.customer_id as member_id,
      to_timestamp(t.at / 1000.0) as moment,
      (to_timestamp(t.at / 1000.0) at time zone 'Europe/Berlin')::date
        - date '1970-01-01' as day
    from ${columns}
  ), events as (
    insert into ladder_event (key, type, customer_id, occurred_at, value,
      currency, attributes, hash, source)
    select key, type, customer_id, moment, value, currency,
      attributes::jsonb, hash, 'bench'
    from input order by key collate "C"
    on conflict (key) do nothing
    returning key
  ), fresh as materialized (
    select i.*, i.value / 100 as points from input i
    join events e on e.key = i.key collate "C"
  ), entries as (
    insert into ladder_entry (ladder_id, member_id, key, revision, kind, at,
      day, status_points, spendable_points, cause, original, rule, version,
      multiplier)
    select $9, member_id, 'earn:' || key || ':orders', 0, 'earn', moment, day,
      points, points, key, key, 'orders', 1, 100
    from fresh
  ), tallies as (
    insert into ladder_tally as d (ladder_id, member_id, tally, day, amount)
    select $9, member_id, tally, day, sum(amount)
    from fresh cross join lateral (
      values ('1111111111111111', 1), ('2222222222222222', value)
    ) as a(tally, amount)
    group by member_id, tally, day
    on conflict (ladder_id, member_id, tally, day)
    do update set amount = d.amount + excluded.amount
  )
  insert into ladder_standing as s (ladder_id, member_id, version, registered,
    status_points, spendable_points, last_at)
  select $9, member_id, 1, true, sum(points), sum(points), max(moment)
  from fresh group by member_id order by member_id collate "C"
  on conflict (ladder_id, member_id) do update set
    status_points = s.status_points + excluded.status_points,
    spendable_points = s.spendable_points + excluded.spendable_points,
    last_at = greatest(s.last_at, excluded.last_at), updated_at = now()`

const eventsOnly = `
  insert into ladder_event (key, type, customer_id, occurred_at, value,
    currency, attributes, hash, source)
  select key, type, customer_id, to_timestamp(at / 1000.0), value, currency,
    attributes::jsonb, hash, 'bench'
  from ${columns}
  on conflict (key) do nothing`

/** Writes the rows of these orders, all of them, in one statement. */
export async function writeAllRows(
  pool: Pool,
  ladder_id: string,
  orders: readonly ConversionEvent[]
): Promise<void> {
  await pool.query({
    name: "bench-all-rows",
    text: allRows,
    values: [...valuesOf(orders), ladder_id],
  })
}

/** Writes the events and nothing that follows from them. */
export async function writeEventsOnly(
  pool: Pool,
  orders: readonly ConversionEvent[]
): Promise<void> {
  await pool.query({
    name: "bench-events-only",
    text: eventsOnly,
    values: valuesOf(orders),
  })
}

/** A stand-in of the length of our content hash. */
export const fakeHash = "0123456789abcdef0123456789abcdef"

const valuesOf = (orders: readonly ConversionEvent[]): unknown[] => [
  orders.map(({ key }) => key),
  orders.map(({ type }) => type),
  orders.map(({ customer }) => customer),
  orders.map(({ at }) => at),
  orders.map(({ value }) => value),
  orders.map(({ currency }) => currency),
  orders.map(({ attributes }) => JSON.stringify(attributes)),
  orders.map(() => fakeHash),
]
