import type { Statement } from "../database"

/**
 * The standings of these customers' members on every live ladder, locked in
 * one order. Where one is missing nothing is locked and all rows come back
 * without `found`: insert the missing ones, then ask again. Inserting while
 * holding locks would make two processes wait for each other. The plan is kept
 * for any parameters: `= any($2)` could not use the partial index on
 * `reverses`, a look-up per key does; nor are two lists joined here.
 */
const lockText = (customers: string, events: string): string => `
    with target as materialized (
      select l.id as ladder_id, l.version as live_version, l.grants_from,
        k.member_id, k.customers
      from ladder l cross join (
        select member_id, array_agg(customer_id) as customers
        from ladder_member_link where customer_id ${customers}
        group by member_id
      ) k
      where l.status = 'live'
    ), missing as materialized (
      select 1 from target t where not exists (
        select 1 from ladder_standing s
        where s.ladder_id = t.ladder_id and s.member_id = t.member_id
      ) limit 1
    ), locked as (
      select t.*, s.state, s.behind
      from target t join ladder_standing s
        on s.ladder_id = t.ladder_id and s.member_id = t.member_id
      where not exists (select 1 from missing)
      order by s.ladder_id collate "C", s.member_id
      for update of s
    ), found as (
      select *, true as found from locked
      union all
      select *, null, false, false from target
      where exists (select 1 from missing)
    )
    select ladder_id, live_version, member_id, customers, found, state, behind,
      extract(epoch from grants_from)::float8 * 1000 as grants_from,
      exists (
        select 1 from ${events} as e(key) cross join lateral (
          select 1 from ladder_event r where r.reverses = e.key limit 1
        ) r
      ) as awaited
    from found`

export const lockStandings: Statement = {
  name: "ladder-lock-standings",
  text: lockText("= any($1::text[])", "unnest($2::text[])"),
}

/**
 * The same for one event. Of a list Postgres thinks that it is long, and would
 * plan anew for every short one.
 */
export const lockStandingsOfOne: Statement = {
  name: "ladder-lock-standings-of-one",
  text: lockText("= $1", "(values ($2::text))"),
}

/**
 * Inserts the missing standings of these customers' members and gives those
 * it made: what does not exist cannot be locked, and two first events of a new
 * member would overwrite each other. `fresh`: nothing but the events of $2 is
 * stored of them, so that there is no history to replay.
 */
export const insertStandings: Statement = {
  name: "ladder-insert-standings",
  text: `
    with made as (
      insert into ladder_standing (ladder_id, member_id)
      select l.id collate "C", k.member_id
      from ladder l cross join (
        select distinct member_id from ladder_member_link
        where customer_id = any($1::text[])
      ) k
      where l.status = 'live' order by 1, 2
      on conflict (ladder_id, member_id) do nothing
      returning ladder_id, member_id
    )
    select ladder_id, member_id, not exists (
      select 1 from ladder_member_link k
      join ladder_event e on e.customer_id = k.customer_id
      where k.member_id = made.member_id and e.key <> all($2::text[])
    ) as fresh
    from made`,
}

/** The same rows for members already chosen, e.g. those who are behind. */
export const lockMembers: Statement = {
  name: "ladder-lock-members",
  text: `
    select s.ladder_id, l.version as live_version, s.member_id,
      array[]::text[] as customers,
      extract(epoch from l.grants_from)::float8 * 1000 as grants_from,
      true as found, s.state, s.behind, false as awaited
    from ladder_standing s join ladder l on l.id = s.ladder_id
    where (s.ladder_id, s.member_id) in (
      select * from unnest($1::text[], $2::text[])
    )
    order by s.ladder_id collate "C", s.member_id
    for update of s`,
}

/**
 * Day rows that leave the windows, and the first that stays: all that a slide
 * must read. One row of parameters per member and windowed tally.
 */
export const windowDays: Statement = {
  name: "ladder-window-days",
  text: `
    select w.ladder_id, w.member_id, w.tally, d.day, d.amount::float8 as amount
    from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::int[])
      as w(ladder_id, member_id, tally, oldest, start)
    cross join lateral (
      (
        select day, amount from ladder_tally t
        where t.ladder_id = w.ladder_id and t.member_id = w.member_id
          and t.tally = w.tally and t.day >= w.oldest and t.day < w.start
      )
      union all
      (
        select day, amount from ladder_tally t
        where t.ladder_id = w.ladder_id and t.member_id = w.member_id
          and t.tally = w.tally and t.day >= w.start
        order by day limit 1
      )
    ) d`,
}
