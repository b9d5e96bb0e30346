import type { Health, SweptSource, WaitingSource } from "../health-contract"
import {
  iso,
  isoOrNull,
  text,
  textOrNull,
  whole,
  wholeOrNull,
} from "../mapping"
import type { Database, Row } from "../sql/database"
import { backfillColumns, backfillOf } from "./backfills"
import { late_days, today } from "./found-late"

/** How each source's sweeps and back-fill get on, and what waits of each. */
export async function sourceHealth(
  database: Database
): Promise<Pick<Health, "sweeps" | "waiting">> {
  const sweeps = await database.query(swept)
  const backfills = await database.query(
    `select ${backfillColumns} from ladder_backfill`
  )
  const waiting = await database.query(waits)
  const bySource = new Map(
    backfills.map((row) => [text(row, "source"), backfillOf(row)])
  )
  return {
    sweeps: sweeps.map((row) => ({
      ...sweptOf(row),
      backfill: bySource.get(text(row, "source")) ?? null,
    })),
    waiting: waiting.map(waitingOf),
  }
}

const swept = `
  select s.*, coalesce(l.late, 0) as late, coalesce(l.missing, 0) as missing,
    case when s.watermark is not null then
      floor(extract(epoch from now() - least(s.watermark, now())))
    end as lag_seconds
  from ladder_sweep s
  left join (
    select source, sum(late) as late, sum(missing) as missing
    from ladder_found_late where day > ${today} - ${late_days} group by source
  ) l on l.source = s.source
  order by s.source`

/** Both tables hold what is wrong: nearly always that is nothing. */
const waits = `
  select source, sum(parked) as parked, sum(unread) as unread,
    min(since) as since
  from (
    select source, count(*) as parked, 0 as unread, min(created_at) as since
    from ladder_parked_event where dropped_at is null group by source
    union all
    select source, 0, count(*), min(created_at)
    from ladder_unread group by source
  ) w
  group by source order by source`

const sweptOf = (row: Row): Omit<SweptSource, "backfill"> => ({
  source: text(row, "source"),
  watermark: isoOrNull(row, "watermark"),
  last_run_at: isoOrNull(row, "last_run_at"),
  last_found: whole(row, "last_found"),
  lag_seconds: wholeOrNull(row, "lag_seconds"),
  heard_at: isoOrNull(row, "heard_at"),
  late: whole(row, "late"),
  missing: whole(row, "missing"),
  looked_through_at: isoOrNull(row, "looked_through_at"),
})

const waitingOf = (row: Row): WaitingSource => ({
  source: textOrNull(row, "source") ?? "",
  parked: whole(row, "parked"),
  unread: whole(row, "unread"),
  since: iso(row, "since"),
})
