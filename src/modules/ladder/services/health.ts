import type { Health } from "../health-contract"
import { iso, isoOrNull, json, text, whole } from "../mapping"
import type { Database, Row } from "../sql/database"
import { triesMax } from "../sql/outbox"
import { failedGrant } from "../sql/tables"
import { sourceHealth } from "./source-health"

/** Rows of a list shown; its count tells of all. */
const shown_max = 20

/** Whether sweeps and jobs run, and what waits for time or for somebody. */
export async function healthOf(database: Database): Promise<Health> {
  const jobs = await database.query(
    "select job, last_run_at from ladder_heartbeat order by job"
  )
  const [row = {}] = await database.query(counts)
  const [reversals = {}] = await database.query(idleReversals)
  const [announcements = {}] = await database.query(waitingAnnouncements)
  return {
    ...(await sourceHealth(database)),
    last_events: (await database.query(lastEvents)).map((event) => ({
      source: text(event, "source"),
      occurred_at: iso(event, "occurred_at"),
      recorded_at: iso(event, "created_at"),
    })),
    jobs: jobs.map((job) => ({
      name: text(job, "job"),
      last_run_at: iso(job, "last_run_at"),
    })),
    parked: whole(row, "parked"),
    waiting_reversals: whole(reversals, "waiting"),
    foreign_reversals: {
      count: whole(reversals, "foreign_count"),
      rows: json<Health["foreign_reversals"]["rows"]>(
        reversals,
        "foreign_rows"
      ),
    },
    unread: {
      count: whole(row, "unread"),
      rows: (await database.query(unread)).map(unreadOf),
    },
    announcements: {
      waiting: whole(announcements, "waiting"),
      since: isoOrNull(announcements, "since"),
      failed: {
        count: whole(announcements, "failed"),
        rows: (await database.query(failedAnnouncements)).map(unannouncedOf),
      },
    },
    unfolded: {
      count: whole(row, "unfolded"),
      rows: (await database.query(unfolded)).map(unfoldedOf),
    },
    grants_failed: whole(row, "grants_failed"),
    grants_due: whole(row, "grants_due"),
    members_behind: whole(row, "members_behind"),
  }
}

/** Code of the shop names its sources itself: so many are looked for. */
const sources_max = 100

/**
 * From one source to the next, each a step to one end of an index: what it
 * costs depends on how many sources there are, not on how many events.
 */
const lastEvents = `
  with recursive last as (
    (
      select source, occurred_at, created_at from ladder_event
      order by source desc, created_at desc limit 1
    )
    union all
    select e.* from last cross join lateral (
      select source, occurred_at, created_at from ladder_event
      where source < last.source
      order by source desc, created_at desc limit 1
    ) e
  )
  select * from (select * from last limit ${sources_max}) found order by source`

const counts = `
  select
    (
      select count(*) from ladder_parked_event where dropped_at is null
    ) as parked,
    (select count(*) from ladder_unread) as unread,
    (
      select count(*) from ladder_standing where fold_retry_at is not null
    ) as unfolded,
    (
      select count(*) from ladder_grant
      where ${failedGrant} and tries >= ${triesMax}
    ) as grants_failed,
    (
      select count(*) from ladder_grant
      where state in ('due', 'issuing', 'failed') and tries < ${triesMax}
    ) as grants_due,
    (
      select count(*) from ladder l join ladder_standing s
        on s.ladder_id = l.id and s.version < l.version
          and s.fold_retry_at is null
      where l.status = 'live'
    ) + (
      select count(*) from ladder_standing
      where behind and fold_retry_at is null
    ) as members_behind`

/** Reversals looked at: staff ask for this page while there is trouble. */
const reversals_max = 10_000

/**
 * Reversals that take nothing back, found in one go through the latest: their
 * original is not here yet, or is of another currency.
 */
const idleReversals = `
  with latest as materialized (
    select key, reverses, currency from ladder_event
    where reverses is not null
    order by occurred_at desc limit ${reversals_max}
  ), idle as materialized (
    select r.key, r.reverses, r.currency, e.key is null as waiting,
      e.currency as original_currency
    from latest r left join ladder_event e on e.key = r.reverses
    where e.key is null or e.currency <> r.currency
  ), first_foreign as (
    select key, currency, reverses, original_currency
    from idle where not waiting order by key limit ${shown_max}
  )
  select
    (select count(*) from idle where waiting) as waiting,
    (select count(*) from idle where not waiting) as foreign_count,
    (
      select coalesce(jsonb_agg(f order by f.key), '[]') from first_foreign f
    ) as foreign_rows`

const unread = `
  select source, id, reason, tries, created_at from ladder_unread
  order by created_at, source, id limit ${shown_max}`

const unreadOf = (row: Row): Health["unread"]["rows"][number] => ({
  source: text(row, "source"),
  id: text(row, "id"),
  reason: text(row, "reason"),
  tries: whole(row, "tries"),
  since: iso(row, "created_at"),
})

/** Reads all there is: nearly always that is nothing. */
const waitingAnnouncements = `
  select coalesce(sum(jsonb_array_length(a.facts)), 0) as waiting,
    min(a.created_at) as since, count(a.reason) as failed
  from ladder_announcement a join ladder l on l.id = a.ladder_id
  where l.paused_at is null`

const failedAnnouncements = `
  select a.id, a.ladder_id, l.name, jsonb_array_length(a.facts) as facts,
    a.reason, a.tries, a.created_at, a.next_try_at
  from ladder_announcement a join ladder l on l.id = a.ladder_id
  where l.paused_at is null and a.reason is not null
  order by a.created_at, a.id limit ${shown_max}`

const unannouncedOf = (
  row: Row
): Health["announcements"]["failed"]["rows"][number] => ({
  id: text(row, "id"),
  ladder_id: text(row, "ladder_id"),
  ladder: text(row, "name"),
  announcements: whole(row, "facts"),
  reason: text(row, "reason"),
  tries: whole(row, "tries"),
  since: iso(row, "created_at"),
  next_try_at: iso(row, "next_try_at"),
})

const unfolded = `
  select l.id, l.name, s.member_id, s.fold_error, s.fold_tries, s.fold_retry_at
  from ladder_standing s join ladder l on l.id = s.ladder_id
  where s.fold_retry_at is not null
  order by s.fold_retry_at limit ${shown_max}`

const unfoldedOf = (row: Row): Health["unfolded"]["rows"][number] => ({
  ladder_id: text(row, "id"),
  ladder: text(row, "name"),
  member_id: text(row, "member_id"),
  reason: text(row, "fold_error"),
  tries: whole(row, "fold_tries"),
  next_try_at: iso(row, "fold_retry_at"),
})
