import type { Statement } from "../database"

/** Events of these members with the reversals that name them. */
export const loadEvents: Statement = {
  name: "ladder-load-events",
  text: `
    with own as materialized (
      select l.member_id, e.key, e.type, e.customer_id, e.occurred_at, e.value,
        e.currency, e.reverses, e.attributes
      from ladder_member_link l
      join ladder_event e
        on e.customer_id = l.customer_id and e.reverses is null
      where l.member_id = any($1::text[])
    )
    select member_id, key, type, customer_id,
      extract(epoch from occurred_at)::float8 * 1000 as at,
      value::float8 as value, currency, reverses, attributes from own
    union all
    select o.member_id, r.key, r.type, r.customer_id,
      extract(epoch from r.occurred_at)::float8 * 1000,
      r.value::float8, r.currency, r.reverses, r.attributes
    from own o join ladder_event r on r.reverses = o.key`,
}

export const loadDecisions: Statement = {
  name: "ladder-load-decisions",
  text: `
    select ladder_id, member_id, id, kind, what,
      extract(epoch from at)::float8 * 1000 as at
    from ladder_decision
    where (ladder_id, member_id) in (
      select * from unnest($1::text[], $2::text[])
    )`,
}

/** What was booked so far, by key, corrections included. */
export const loadEntries: Statement = {
  name: "ladder-load-entries",
  text: `
    select ladder_id, member_id, key, min(kind) as kind,
      extract(epoch from min(at))::float8 * 1000 as at, min(day) as day,
      min(cause) as cause, min(original) as original,
      sum(status_points)::float8 as status,
      sum(spendable_points)::float8 as spendable,
      max(revision) as revision
    from ladder_entry
    where (ladder_id, member_id) in (
      select * from unnest($1::text[], $2::text[])
    )
    group by ladder_id, member_id, key`,
}

/** Moves on record; `id` is null where all of a key were superseded. */
export const loadTransitions: Statement = {
  name: "ladder-load-transitions",
  text: `
    select t.ladder_id, t.member_id, t.key, count(*)::int as revisions,
      min(t.cause) as cause, extract(epoch from min(t.at))::float8 * 1000 as at,
      min(t.why) as why,
      min(t.id) filter (where s.transition_id is null) as id
    from ladder_transition t
    left join ladder_superseded_transition s on s.transition_id = t.id
    where (t.ladder_id, t.member_id) in (
      select * from unnest($1::text[], $2::text[])
    )
    group by t.ladder_id, t.member_id, t.key`,
}

/** Day rows are derived: a replay writes them anew. */
export const clearTallies: Statement = {
  name: "ladder-clear-tallies",
  text: `
    delete from ladder_tally
    where (ladder_id, member_id) in (
      select * from unnest($1::text[], $2::text[])
    )`,
}

export const loadVersions: Statement = {
  name: "ladder-load-versions",
  text: `
    select number, document,
      extract(epoch from published_at)::float8 * 1000 as at
    from ladder_version
    where ladder_id = $1 and number is not null order by number`,
}
