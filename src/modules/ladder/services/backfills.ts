import { MedusaError } from "@medusajs/framework/utils"
import type { Backfill, Backfills, NextStretch } from "../backfill-contract"
import { iso, text, whole } from "../mapping"
import type { Database, Row } from "../sql/database"
import type { Actor } from "../types"
import { audit } from "./audit"

/** How much is gone through at first; a crowded history takes shorter ones. */
const stretch_ms = 30 * 24 * 3_600_000

/** Of a row of `ladder_backfill`, as the words of `Backfill`. */
export const backfillColumns = `
  source, since, until, reached, found,
  case when done_at is not null then 'done'
    when stopped_at is not null then 'stopped' else 'running' end as state,
  case when until <= since or done_at is not null then 100
    else floor(100 * extract(epoch from reached - since)
      / extract(epoch from until - since)) end as percent`

export const backfillOf = (row: Row): Backfill => ({
  source: text(row, "source"),
  state: text(row, "state") as Backfill["state"],
  from: iso(row, "since"),
  until: iso(row, "until"),
  reached: iso(row, "reached"),
  found: whole(row, "found"),
  percent: whole(row, "percent"),
})

/** Keeps how far the histories of sources have been gone through. */
export class BackfillLog implements Backfills {
  constructor(private readonly database: Database) {}

  /** One statement: sweeps never begin without the back-fill of what they skip. */
  async begin(source: string, oldest: Date | null, at: Date): Promise<void> {
    const since = oldest === null || oldest > at ? at : oldest
    await this.database.query(
      `with begun as (
         insert into ladder_sweep as s (source, watermark) values ($1, $3)
         on conflict (source) do update
           set watermark = excluded.watermark, updated_at = now()
           where s.watermark is null
         returning source
       )
       insert into ladder_backfill
         (source, since, until, reached, stretch_ms, done_at)
       select source, $2, $3, $2, $4,
         case when $2::timestamptz >= $3::timestamptz then now() end
       from begun on conflict (source) do nothing`,
      [source, since.toISOString(), at.toISOString(), stretch_ms]
    )
  }

  async next(source: string): Promise<NextStretch | null> {
    const [row] = await this.database.query(
      `select extract(epoch from reached) * 1000 as reached,
         extract(epoch from until) * 1000 as until, stretch_ms
       from ladder_backfill
       where source = $1 and stopped_at is null and done_at is null`,
      [source]
    )
    return row
      ? {
          reached: whole(row, "reached"),
          until: whole(row, "until"),
          stretch_ms: whole(row, "stretch_ms"),
        }
      : null
  }

  async count(source: string, found: number): Promise<boolean> {
    const rows = await this.database.query(
      `update ladder_backfill set found = found + $2, updated_at = now()
       where source = $1 returning stopped_at is null as going`,
      [source, found]
    )
    return rows[0]?.["going"] === true
  }

  async advance(source: string, reached: Date, next_ms: number): Promise<void> {
    await this.database.query(
      `update ladder_backfill set stretch_ms = $3, updated_at = now(),
         reached = greatest(reached, least(until, $2::timestamptz)),
         done_at = case when $2::timestamptz >= until
           then coalesce(done_at, now()) else done_at end
       where source = $1`,
      [source, reached.toISOString(), next_ms]
    )
  }

  async isDone(source: string): Promise<boolean> {
    const open = await this.database.query(
      "select 1 from ladder_backfill where source = $1 and done_at is null",
      [source]
    )
    return open.length === 0
  }

  async stop(source: string, by: Actor): Promise<Backfill> {
    return await this.turn(source, by, "stopped")
  }

  async resume(source: string, by: Actor): Promise<Backfill> {
    return await this.turn(source, by, "running")
  }

  private async turn(
    source: string,
    by: Actor,
    to: "stopped" | "running"
  ): Promise<Backfill> {
    return await this.database.transaction(async (sql) => {
      const [row] = await sql.query(
        `select ${backfillColumns} from ladder_backfill
         where source = $1 for update`,
        [source]
      )
      const before = turnable(source, row, to)
      const stopped = to === "stopped" ? "now()" : "null"
      const [after = {}] = await sql.query(
        `update ladder_backfill set stopped_at = ${stopped}, updated_at = now()
         where source = $1 returning ${backfillColumns}`,
        [source]
      )
      await audit(sql, {
        ...by,
        action: to === "stopped" ? "backfill.stop" : "backfill.resume",
        ladder_id: null,
        subject: source,
        before: { state: before.state, reached: before.reached },
        after: { state: to, reached: before.reached },
      })
      return backfillOf(after)
    })
  }
}

/** @throws MedusaError NOT_FOUND; CONFLICT when there is nothing to turn */
function turnable(
  source: string,
  row: Row | undefined,
  to: "stopped" | "running"
): Backfill {
  if (!row) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `source: "${source}" has no back-fill; its first sweep begins one`
    )
  }
  const backfill = backfillOf(row)
  const wanted = to === "stopped" ? "running" : "stopped"
  if (backfill.state !== wanted) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      `source: the back-fill of "${source}" is ${backfill.state}; only a ${wanted} one can be ${to === "stopped" ? "stopped" : "resumed"}`
    )
  }
  return backfill
}
