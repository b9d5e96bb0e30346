import { MedusaError } from "@medusajs/framework/utils"
import type { ConversionEvent } from "../../../engine"
import { iso, json, text, whole, wholeOrNull } from "../mapping"
import type { Health } from "../health-contract"
import type { Database, Row } from "../sql/database"
import type { KeyRange, Page, Paged, ParkedEvent, Unread } from "../types"
import { noteFoundLate } from "./found-late"
import { healthOf } from "./health"
import { momentsOf, nextRecorded, recordedBetween } from "./on-record"
import {
  clearUnread,
  dueUnread,
  noteUnread,
  unreadOf,
  type UnreadNote,
} from "./unread"

/** Where sweeps got to, which jobs ran, and what waits for somebody. */
export class SweepLog {
  constructor(private readonly database: Database) {}

  async watermark(source: string): Promise<Date | null> {
    const [row] = await this.database.query(
      "select watermark from ladder_sweep where source = $1",
      [source]
    )
    return json<Date | null>(row ?? {}, "watermark") ?? null
  }

  async begun(source: string): Promise<number> {
    await this.database.query(
      `insert into ladder_sweep (source) values ($1)
       on conflict (source) do nothing`,
      [source]
    )
    const [row = {}] = await this.database.query(
      `select floor(extract(epoch from created_at) * 1000)::float8 as at
       from ladder_sweep where source = $1`,
      [source]
    )
    return whole(row, "at")
  }

  /** Two sweeps at once: the watermark never goes back. */
  async saveWatermark(
    source: string,
    watermark: Date,
    { found, late }: { found: number; late: number }
  ): Promise<void> {
    await this.database.query(
      `insert into ladder_sweep as s (source, watermark, last_run_at, last_found)
       values ($1, $2, now(), $3)
       on conflict (source) do update set last_run_at = now(),
         watermark = greatest(s.watermark, excluded.watermark),
         last_found = excluded.last_found, updated_at = now()`,
      [source, watermark.toISOString(), found]
    )
    await noteFoundLate(this.database, source, { late })
  }

  async heard(source: string): Promise<void> {
    await this.database.query(
      `insert into ladder_sweep as s (source, heard_at) values ($1, now())
       on conflict (source) do update set heard_at = now(), updated_at = now()
         where s.heard_at is null or s.heard_at < now() - interval '1 minute'`,
      [source]
    )
  }

  async lookedUpTo(source: string): Promise<number | null> {
    const [row] = await this.database.query(
      `select extract(epoch from looked_at) * 1000 as at
       from ladder_sweep where source = $1`,
      [source]
    )
    return row ? wholeOrNull(row, "at") : null
  }

  async saveLook(
    source: string,
    { reached, missing }: { reached: Date | null; missing: number }
  ): Promise<void> {
    await this.database.query(
      `update ladder_sweep set looked_at = $2, updated_at = now(),
         looked_through_at = case when $2::timestamptz is null then now()
           else looked_through_at end
       where source = $1`,
      [source, reached?.toISOString() ?? null]
    )
    await noteFoundLate(this.database, source, { missing })
  }

  /**
   * A source's events depend on its settings: made with others, the same order
   * would count twice under two keys.
   *
   * @throws MedusaError CONFLICT when the settings differ from those first used
   */
  async claimSourceSettings(source: string, settings: object): Promise<void> {
    const wanted = JSON.stringify(settings)
    const [row] = await this.database.query(
      `insert into ladder_sweep as s (source, settings) values ($1, $2::jsonb)
       on conflict (source) do update
         set settings = coalesce(s.settings, excluded.settings)
       returning settings, settings = $2::jsonb as same`,
      [source, wanted]
    )
    if (row?.["same"] !== true) {
      throw new MedusaError(
        MedusaError.Types.CONFLICT,
        `options.${source} is ${wanted}, but the events on record were made with ${JSON.stringify(row?.["settings"])}; set it back, or every ${source} event would count twice`
      )
    }
  }

  async beat(job: string): Promise<void> {
    await this.database.query(
      `insert into ladder_heartbeat (job, last_run_at) values ($1, now())
       on conflict (job) do update set last_run_at = now(), updated_at = now()`,
      [job]
    )
  }

  async health(): Promise<Health> {
    return await healthOf(this.database)
  }

  async noteUnread(
    source: string,
    notes: readonly UnreadNote[]
  ): Promise<void> {
    await noteUnread(this.database, source, notes)
  }

  async clearUnread(source: string, ids: readonly string[]): Promise<void> {
    await clearUnread(this.database, source, ids)
  }

  async dueUnread(source: string, limit: number): Promise<string[]> {
    return await dueUnread(this.database, source, limit)
  }

  async unreadOf(source: string, limit: number): Promise<Unread[]> {
    return await unreadOf(this.database, source, limit)
  }

  async recordedBetween(
    source: string,
    ranges: readonly KeyRange[],
    limit: number
  ): Promise<ConversionEvent[]> {
    return await recordedBetween(this.database, source, ranges, limit)
  }

  async nextRecorded(
    source: string,
    range: KeyRange,
    limit: number
  ): Promise<ConversionEvent[]> {
    return await nextRecorded(this.database, source, range, limit)
  }

  async momentsOf(
    keys: readonly string[]
  ): Promise<ReadonlyMap<string, number>> {
    return await momentsOf(this.database, keys)
  }

  async listParked(page: Page): Promise<Paged<ParkedEvent>> {
    const rows = await this.database.query(
      `select key, event->>'type' as type, event->>'customer' as customer_id,
         reason, tries, created_at
       from ladder_parked_event where dropped_at is null
       order by created_at desc, key
       limit $1 offset $2`,
      [page.limit, page.offset]
    )
    const [total] = await this.database.query(
      "select count(*) from ladder_parked_event where dropped_at is null"
    )
    return {
      rows: rows.map(parkedOf),
      count: total ? whole(total, "count") : 0,
    }
  }

  async now(): Promise<number> {
    const [row = {}] = await this.database.query(
      "select extract(epoch from clock_timestamp())::float8 * 1000 as now"
    )
    return Math.floor(Number(row["now"]))
  }
}

const parkedOf = (row: Row): ParkedEvent => ({
  key: text(row, "key"),
  type: text(row, "type"),
  customer_id: text(row, "customer_id"),
  reason: text(row, "reason"),
  tries: whole(row, "tries"),
  parked_at: iso(row, "created_at"),
})
