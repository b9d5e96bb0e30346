export const standingsOf = `
  select l.id as ladder_id, l.handle, l.name, l.version as live_version,
    s.member_id, s.state
  from ladder_member_link k
  join ladder_standing s on s.member_id = k.member_id
  join ladder l on l.id = s.ladder_id and l.status = 'live'
  where k.customer_id = $1 order by l.created_at, l.id`

/** Sources of events that staff and keys of theirs recorded. */
const ofStaff = "('staff', 'api')"

/** Of an event: what staff wrote beside it. Nobody else's words pass for theirs. */
const remarks = (event: string) => `
      case when ${event}.source in ${ofStaff}
        then ${event}.attributes->>'note' end as note,
      case when ${event}.source in ${ofStaff}
        then ${event}.attributes->>'recorded_by' end as recorded_by`

/**
 * What an event gave a customer, and what is wanted to say why it gave nothing: of
 * every published ladder the customer is on.
 */
export const outcomesOf = `
  select l.id as ladder_id, l.handle, l.name, l.version as live_version, s.state,
    v.type, p.status_points, p.spendable_points
  from ladder_member_link k
  join ladder_standing s on s.member_id = k.member_id
  join ladder l on l.id = s.ladder_id and l.status = 'live'
  join ladder_event v on v.key = $2
  cross join lateral (
    select coalesce(sum(e.status_points), 0)::bigint as status_points,
      coalesce(sum(e.spendable_points), 0)::bigint as spendable_points
    from ladder_entry e
    where e.ladder_id = s.ladder_id and e.member_id = s.member_id
      and e.cause = v.key
  ) p
  where k.customer_id = $1 order by l.created_at, l.id`

/**
 * Everything dated of one member on one ladder, newest first: events, points,
 * moves in force, decisions and grants.
 */
const lines = `
  with member as (
    select member_id from ladder_member_link where customer_id = $1
  ), own as (
    select e.* from ladder_member_link k join member m using (member_id)
    join ladder_event e on e.customer_id = k.customer_id and e.reverses is null
  ), lines as (
    select 'event' as kind, key, occurred_at as at, type as title, type, value,
      currency, null::bigint as status_points, null::bigint as spendable_points,
      null::text as from_id, null::text as to_id, null::text as state,
      null::text as reason, null::text as reverses,${remarks("own")}
    from own
    union all
    select 'event', r.key, r.occurred_at, r.type, r.type, r.value, r.currency,
      null, null, null, null, null, null, r.reverses,${remarks("r")}
    from own join ladder_event r on r.reverses = own.key
    union all
    select 'entry', e.key || '#' || e.revision, e.at, e.kind, null, null, null,
      e.status_points, e.spendable_points, null, null, null, null, null, null,
      null
    from ladder_entry e join member m using (member_id)
    where e.ladder_id = $2
    union all
    select 'transition', t.key, t.at, t.why, null, null, null, null, null,
      t.from_id, t.to_id, null, null, null, null, null
    from ladder_transition t join member m using (member_id)
    where t.ladder_id = $2 and not exists (
      select 1 from ladder_superseded_transition x where x.transition_id = t.id
    )
    union all
    select 'decision', d.id, d.at, d.kind, null, null, null,
      (d.what->>'status')::bigint, (d.what->>'spendable')::bigint, null,
      d.what->>'rung', null, d.reason, null, null, null
    from ladder_decision d join member m using (member_id)
    where d.ladder_id = $2
    union all
    select 'grant', g.id, g.created_at, g.name, null, null, null, null, null,
      null, null, g.state, coalesce(g.reason, g.failure), null, null, null
    from ladder_grant g join member m using (member_id)
    where g.ladder_id = $2
  )`

/** Of one moment the consequence stands above its cause. */
export const timelineOf = `${lines}
  select * from lines
  order by at desc, array_position(
    array['grant', 'transition', 'entry', 'event', 'decision'], kind
  ), key limit $3 offset $4`

export const timelineCount = `${lines} select count(*) from lines`

/** Of a move written anew, the latest. */
export const reachedFor = `
  select r.name as rung, t.at
  from ladder_grant g
  join ladder_reward w on w.ladder_id = g.ladder_id and w.reward = g.reward
  join ladder_rung r on r.ladder_id = g.ladder_id and r.rung = w.rung
  join ladder_transition t on t.ladder_id = g.ladder_id
    and t.member_id = g.member_id and t.key = g.cause
  where g.id = $1
  order by t.created_at desc limit 1`
