/** Members of a rung are those who have registered: guests are not shown. */
export const membersByRung = `
  select r.rung as rung_id, r.name, r.position,
    coalesce(c.members, 0) as members
  from (
    select null::text as rung, '' as name, 0 as position
    union all
    select rung, name, position from ladder_rung
    where ladder_id = $1 and not retired
  ) r
  left join (
    select rung, count(*) as members from ladder_standing
    where ladder_id = $1 and registered group by rung
  ) c on c.rung = r.position
  order by r.position`

/** The customer shown for a member: the first who still takes part. */
export const customerOf = (member: string): string => `
  (
    select k.customer_id from ladder_member_link k
    where k.member_id = ${member}
    order by k.ends_at nulls first, k.guest, k.created_at, k.customer_id
    limit 1
  )`

/** Moves in force of registered members, without the first placement. */
const moves = `
  from ladder_transition t
  join ladder_standing s
    on s.ladder_id = t.ladder_id and s.member_id = t.member_id and s.registered
  where t.ladder_id = $1 and not exists (
    select 1 from ladder_superseded_transition x where x.transition_id = t.id
  )`

export const movesByDay = `
  select to_char(t.at at time zone $4, 'YYYY-MM-DD') as day,
    count(*) filter (where t.to_rung > t.from_rung) as up,
    count(*) filter (where t.to_rung < t.from_rung) as down
  ${moves}
    and t.why <> 'placement'
    and t.at >= ($2::date)::timestamp at time zone $4
    and t.at < ($3::date + 1)::timestamp at time zone $4
  group by 1 order by 1`

/** Two days of a zone, from the parameter `first` on; null: all days. */
const inPeriod = (first: number): string => `
  and ($${first}::date is null
    or t.at >= ($${first}::date)::timestamp at time zone $${first + 2})
  and ($${first + 1}::date is null
    or t.at < ($${first + 1}::date + 1)::timestamp at time zone $${first + 2})`

export const latestMoves = `
  select t.member_id, ${customerOf("t.member_id")} as customer_id, t.at,
    t.from_id, t.to_id, t.why,
    case when t.to_rung > t.from_rung then 'up' else 'down' end as direction
  ${moves} ${inPeriod(2)}
  order by t.at desc, t.id limit $5 offset $6`

export const latestMovesCount = `select count(*) ${moves} ${inPeriod(2)}`

export const leaders = `
  select s.member_id, ${customerOf("s.member_id")} as customer_id,
    s.rung_id, s.status_points
  from ladder_standing s
  where s.ladder_id = $1 and s.registered and not s.absent
  order by s.status_points desc, s.last_at, s.member_id
  limit $2 offset $3`

export const leadersCount = `
  select count(*) from ladder_standing
  where ladder_id = $1 and registered and not absent`

/** By day and rung: who came less who went, the first placement included. */
export const rungChanges = `
  select to_char(t.at at time zone $3, 'YYYY-MM-DD') as day, m.rung_id,
    sum(m.change) as change
  from (
    select t.at, t.to_id, t.from_id ${moves}
      and t.at >= ($2::date)::timestamp at time zone $3
  ) t
  cross join lateral (values (t.to_id, 1), (t.from_id, -1))
    as m(rung_id, change)
  where m.rung_id is not null
  group by 1, 2`

export const zoneOf = `
  select v.document->>'zone' as zone from ladder l
  join ladder_version v on v.ladder_id = l.id and v.number = l.version
  where l.id = $1`
