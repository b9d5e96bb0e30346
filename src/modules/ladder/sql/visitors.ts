import type { Statement } from "./database"

export const openVisitor: Statement = {
  name: "ladder-open-visitor",
  text: `
  insert into ladder_visitor (id, expires_at)
  values ($1, now() + make_interval(days => $2::int))
  returning expires_at`,
}

export const visitor: Statement = {
  name: "ladder-visitor",
  text: `
  select customer_id from ladder_visitor where id = $1 and expires_at > now()`,
}

export const lockVisitor: Statement = {
  name: "ladder-lock-visitor",
  text: `
  select customer_id, events from ladder_visitor
  where id = $1 and expires_at > now() for update`,
}

const columns = `key, type, undoes, attributes,
  extract(epoch from occurred_at) * 1000 as at`

export const keptUnder: Statement = {
  name: "ladder-visitor-kept-under",
  text: `
  select ${columns} from ladder_visitor_event
  where visitor_id = $1 and key = any($2::text[])`,
}

export const keptEvents = `
  select ${columns} from ladder_visitor_event
  where visitor_id = $1 order by occurred_at, key`

export const insertKept: Statement = {
  name: "ladder-visitor-insert-kept",
  text: `
  with kept as (
    insert into ladder_visitor_event (visitor_id, key, type, occurred_at,
      undoes, attributes)
    select $1, t.key, t.type, to_timestamp(t.at / 1000.0), t.undoes,
      t.attributes::jsonb
    from unnest($2::text[], $3::text[], $4::float8[], $5::text[], $6::text[])
      as t(key, type, at, undoes, attributes)
    returning 1
  )
  update ladder_visitor set updated_at = now(),
    events = events + (select count(*) from kept)
  where id = $1`,
}

export const joinVisitor = `
  update ladder_visitor set customer_id = $2, updated_at = now(),
    joined_at = coalesce(joined_at, now())
  where id = $1 and expires_at > now()
    and (customer_id is null or customer_id = $2)
  returning id`

export const letGo = `
  with gone as (
    delete from ladder_visitor_event e using ladder_visitor v
    where v.id = $1 and v.customer_id is not null and e.visitor_id = v.id
  )
  update ladder_visitor set events = 0, updated_at = now()
  where id = $1 and customer_id is not null`

/** Whoever joined them is at it for the first minute. */
export const leftToCarry = `
  select id, customer_id from ladder_visitor
  where customer_id is not null and events > 0
    and joined_at < now() - interval '1 minute'
  order by joined_at limit $1`

export const forgetVisitors = `
  delete from ladder_visitor where id in (
    select id from ladder_visitor where expires_at < now()
      and (customer_id is null or events = 0)
    order by expires_at limit $1
  )`
