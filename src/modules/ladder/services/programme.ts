import { MedusaError } from "@medusajs/framework/utils"
import type { LadderDocument } from "../../../engine"
import { changesBetween } from "../../../ladder-document/changes"
import {
  isoOrNull,
  iso,
  json,
  text,
  textOrNull,
  whole,
  wholeOrNull,
} from "../mapping"
import type { Database, Row, Sql } from "../sql/database"
import { statusOf } from "../sql/lifecycle"
import { publicationLock } from "../sql/record/insert-events"
import {
  system,
  type Actor,
  type LadderRecord,
  type LadderStatus,
  type Page,
  type Paged,
  type RungRecord,
} from "../types"
import { audit } from "./audit"
import { saveRewards, saveRungs, takeDraft } from "./publication"
import { newId } from "./tokens"

/** When the draft one has seen was saved; null: none was there. */
type DraftMark = string | null | undefined

const selectLadders = `
  select l.id, l.handle, l.name, ${statusOf("l")} as status, l.version,
    l.published_at, l.paused_at, l.retired_at, l.created_at, live.document as live, draft.document as draft,
    draft.updated_at as draft_saved_at
  from ladder l
  left join ladder_version live
    on live.ladder_id = l.id and live.number = l.version
  left join ladder_version draft
    on draft.ladder_id = l.id and draft.number is null`

/** Ladders as documents: drafts are edited, versions are not. */
export class Programme {
  constructor(private readonly database: Database) {}

  /** @throws MedusaError DUPLICATE_ERROR when the handle is taken */
  async createLadder(input: {
    handle: string
    document: LadderDocument
    by?: Actor
  }): Promise<LadderRecord> {
    const { handle, document, by = system } = input
    const id = newId("lad")
    await this.database.transaction(async (sql) => {
      const rows = await sql.query(
        `insert into ladder (id, handle, name, status)
         values ($1, $2, $3, 'draft') on conflict (handle) do nothing
         returning id`,
        [id, handle, document.name]
      )
      if (rows.length === 0) {
        throw new MedusaError(
          MedusaError.Types.DUPLICATE_ERROR,
          `handle: "${handle}" is taken by another ladder; choose one that is not`
        )
      }
      await saveDraft(sql, id, document)
      await audit(sql, {
        ...by,
        action: "ladder.create",
        ladder_id: id,
        subject: id,
        before: null,
        after: { handle, ...changesBetween(null, document).after },
      })
    })
    return await this.retrieveLadder(id)
  }

  /** @throws MedusaError NOT_FOUND */
  async updateDraft(
    id: string,
    document: LadderDocument,
    { by = system, based_on }: { by?: Actor; based_on?: DraftMark } = {}
  ): Promise<LadderRecord> {
    const { draft, live } = await this.retrieveLadder(id)
    await this.database.transaction(async (sql) => {
      await requireSeen(sql, id, based_on)
      await saveDraft(sql, id, document)
      await audit(sql, {
        ...by,
        action: "ladder.draft",
        ladder_id: id,
        subject: id,
        ...changesBetween(draft ?? live, document),
      })
    })
    return await this.retrieveLadder(id)
  }

  /**
   * Makes the draft the live version as of `at` (default: now). Waits for every
   * record under way; members are folded afterwards, in the background.
   *
   * @throws MedusaError CONFLICT when there is no draft, or `at` is not between
   *   the last publication and now
   */
  async publish(
    id: string,
    {
      by = system,
      at,
      based_on,
    }: { by?: Actor; at?: number | undefined; based_on?: DraftMark } = {}
  ): Promise<LadderRecord> {
    const { live, status, version: before } = await this.retrieveLadder(id)
    await this.database.transaction(async (sql) => {
      await sql.query("select pg_advisory_xact_lock($1)", [publicationLock])
      await requireSeen(sql, id, based_on)
      const { document, version } = await takeDraft(sql, id, at)
      await saveRungs(sql, id, document)
      await saveRewards(sql, id, document)
      await sql.query(
        `insert into ladder_standing (ladder_id, member_id)
         select $1, id from ladder_member order by id
         on conflict (ladder_id, member_id) do nothing`,
        [id]
      )
      const changed = changesBetween(live, document)
      await audit(sql, {
        ...by,
        action: "ladder.publish",
        ladder_id: id,
        subject: id,
        before: { status, version: before, ...changed.before },
        after: { status: "live", version, ...changed.after },
      })
    })
    return await this.retrieveLadder(id)
  }

  /** @throws MedusaError NOT_FOUND */
  async retrieveLadder(id: string): Promise<LadderRecord> {
    const rows = await this.database.query(`${selectLadders} where l.id = $1`, [
      id,
    ])
    const [row] = rows
    if (!row) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no ladder with the id ${id}`
      )
    }
    return ladderOf(row)
  }

  async listLadders(page: Page): Promise<Paged<LadderRecord>> {
    const rows = await this.database.query(
      `${selectLadders} order by l.created_at, l.id limit $1 offset $2`,
      [page.limit, page.offset]
    )
    const [total] = await this.database.query("select count(*) from ladder")
    return {
      rows: rows.map(ladderOf),
      count: total ? whole(total, "count") : 0,
    }
  }

  async listRungs(ladder_id?: string): Promise<RungRecord[]> {
    const rows = await this.database.query(
      `select r.*, r.retired or l.status = 'retired' as retired,
         l.paused_at is not null as paused,
         v.document->'takes_part'->'sales_channels' as sales_channels
       from ladder_rung r join ladder l on l.id = r.ladder_id
       left join ladder_version v
         on v.ladder_id = l.id and v.number = l.version
       where $1::text is null or r.ladder_id = $1
       order by r.ladder_id, r.retired, r.position`,
      [ladder_id ?? null]
    )
    return rows.map(rungOf)
  }

  /**
   * Remembers what holds a rung up in the shop. Where its group had to be made
   * anew (the merchant deleted it) everybody on the rung is due to join it.
   */
  async saveRungLinks(
    rung_id: string,
    links: { customer_group_id?: string; promotion_id?: string | null }
  ): Promise<void> {
    const { customer_group_id, promotion_id } = links
    await this.database.transaction(async (sql) => {
      await sql.query(
        `update ladder_standing s set level_rung_id = null, level_due = true
         from ladder_rung r
         where r.id = $1 and r.customer_group_id <> $2::text
           and s.ladder_id = r.ladder_id and s.rung_id = r.rung
           and s.registered`,
        [rung_id, customer_group_id ?? null]
      )
      await sql.query(
        `update ladder_rung set updated_at = now(),
           customer_group_id = coalesce($2, customer_group_id),
           promotion_id = case when $3 then $4 else promotion_id end
         where id = $1`,
        [
          rung_id,
          customer_group_id ?? null,
          promotion_id !== undefined,
          promotion_id ?? null,
        ]
      )
    })
  }
}

/**
 * Two may have opened the same draft: who saves or publishes second is told,
 * for they have not seen what the first one changed.
 *
 * @throws MedusaError CONFLICT unless the draft is still the one seen
 */
async function requireSeen(
  sql: Sql,
  id: string,
  based_on: DraftMark
): Promise<void> {
  if (based_on === undefined) {
    return
  }
  await sql.query("select 1 from ladder where id = $1 for update", [id])
  const [row] = await sql.query(
    `select updated_at from ladder_version
     where ladder_id = $1 and number is null`,
    [id]
  )
  const saved = row ? isoOrNull(row, "updated_at") : null
  if (saved !== based_on) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      `based_on: is ${based_on ?? "null"}, but the draft of ladder ${id} ${saved === null ? "is gone: it was published meanwhile" : `was saved at ${saved}`}; read it again before you change it`
    )
  }
}

async function saveDraft(
  sql: Sql,
  ladder_id: string,
  document: LadderDocument
): Promise<void> {
  await sql.query(
    `insert into ladder_version (id, ladder_id, document, updated_at)
     values ($1, $2, $3::jsonb, clock_timestamp())
     on conflict (ladder_id) where number is null
     do update set document = excluded.document,
       updated_at = clock_timestamp()`,
    [newId("lver"), ladder_id, JSON.stringify(document)]
  )
}

function ladderOf(row: Row): LadderRecord {
  return {
    id: text(row, "id"),
    handle: text(row, "handle"),
    name: text(row, "name"),
    status: text(row, "status") as LadderStatus,
    version: whole(row, "version"),
    published_at: isoOrNull(row, "published_at"),
    paused_at: isoOrNull(row, "paused_at"),
    retired_at: isoOrNull(row, "retired_at"),
    live: json<LadderDocument | null>(row, "live"),
    draft: json<LadderDocument | null>(row, "draft"),
    draft_saved_at: isoOrNull(row, "draft_saved_at"),
    created_at: iso(row, "created_at"),
  }
}

const rungOf = (row: Row): RungRecord => ({
  id: text(row, "id"),
  ladder_id: text(row, "ladder_id"),
  rung: text(row, "rung"),
  position: whole(row, "position"),
  name: text(row, "name"),
  customer_group_id: textOrNull(row, "customer_group_id"),
  promotion_id: textOrNull(row, "promotion_id"),
  discount_percent: wholeOrNull(row, "discount_percent"),
  retired: row["retired"] === true,
  paused: row["paused"] === true,
  sales_channels: json<RungRecord["sales_channels"]>(row, "sales_channels"),
})
