import { MedusaError } from "@medusajs/framework/utils"
import type { LadderDocument } from "../../../engine"
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
import { publicationLock } from "../sql/record/insert-events"
import type { LadderRecord, Page, Paged, RungRecord } from "../types"
import { newId } from "./tokens"

const selectLadders = `
  select l.id, l.handle, l.name, l.status, l.version, l.published_at,
    l.created_at, live.document as live, draft.document as draft
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
  }): Promise<LadderRecord> {
    const { handle, document } = input
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
    })
    return await this.retrieveLadder(id)
  }

  /** @throws MedusaError NOT_FOUND */
  async updateDraft(
    id: string,
    document: LadderDocument
  ): Promise<LadderRecord> {
    await this.retrieveLadder(id)
    await this.database.transaction((sql) => saveDraft(sql, id, document))
    return await this.retrieveLadder(id)
  }

  /**
   * Makes the draft the live version as of `at` (default: now). Waits for every
   * record under way; members are folded afterwards, in the background.
   *
   * @throws MedusaError CONFLICT when there is no draft, or `at` is not between
   *   the last publication and now
   */
  async publish(id: string, at?: number): Promise<LadderRecord> {
    await this.retrieveLadder(id)
    await this.database.transaction(async (sql) => {
      await sql.query("select pg_advisory_xact_lock($1)", [publicationLock])
      const document = await takeDraft(sql, id, at)
      await saveRungs(sql, id, document)
      await saveRewards(sql, id, document)
      await sql.query(
        `insert into ladder_standing (ladder_id, member_id)
         select $1, id from ladder_member order by id
         on conflict (ladder_id, member_id) do nothing`,
        [id]
      )
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
      `select * from ladder_rung where $1::text is null or ladder_id = $1
       order by ladder_id, retired, position`,
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

async function saveDraft(
  sql: Sql,
  ladder_id: string,
  document: LadderDocument
): Promise<void> {
  await sql.query(
    `insert into ladder_version (id, ladder_id, document)
     values ($1, $2, $3::jsonb)
     on conflict (ladder_id) where number is null
     do update set document = excluded.document, updated_at = now()`,
    [newId("lver"), ladder_id, JSON.stringify(document)]
  )
}

/** Turns the draft into the next version and makes it live. */
async function takeDraft(
  sql: Sql,
  id: string,
  at: number | undefined
): Promise<LadderDocument> {
  const rows = await sql.query(
    `update ladder_version v set number = l.version + 1, updated_at = now(),
       published_at = coalesce(to_timestamp($2::float8 / 1000.0),
         greatest(l.published_at,
           date_trunc('milliseconds', clock_timestamp())))
     from ladder l
     where l.id = v.ladder_id and v.ladder_id = $1 and v.number is null
       and ($2::float8 is null
         or to_timestamp($2::float8 / 1000.0) <= clock_timestamp())
       and (l.published_at is null or $2::float8 is null
         or to_timestamp($2::float8 / 1000.0) > l.published_at)
     returning v.document, v.number, v.published_at`,
    [id, at ?? null]
  )
  const [row] = rows
  if (!row) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      `Ladder ${id} has no draft to publish (save one first), or the moment asked for is not between its last publication and now`
    )
  }
  const document = json<LadderDocument>(row, "document")
  await sql.query(
    `update ladder set status = 'live', version = $2, published_at = $3,
       name = $4, grants_from = coalesce(grants_from,
         date_trunc('milliseconds', clock_timestamp())), updated_at = now()
     where id = $1`,
    [id, row["number"], row["published_at"], document.name]
  )
  return document
}

async function saveRungs(
  sql: Sql,
  ladder_id: string,
  { rungs }: LadderDocument
): Promise<void> {
  await sql.query(
    `update ladder_rung set retired = true, updated_at = now()
     where ladder_id = $1 and not (rung = any($2::text[]))`,
    [ladder_id, rungs.map((rung) => rung.id)]
  )
  await sql.query(
    `insert into ladder_rung
       (id, ladder_id, rung, position, name, discount_percent)
     select t.id, $1, t.rung, t.position, t.name, t.discount
     from unnest($2::text[], $3::text[], $4::int[], $5::text[], $6::int[])
       as t(id, rung, position, name, discount)
     on conflict (ladder_id, rung) do update set retired = false,
       position = excluded.position, name = excluded.name,
       discount_percent = excluded.discount_percent, updated_at = now()`,
    [
      ladder_id,
      rungs.map(() => newId("lrung")),
      rungs.map((rung) => rung.id),
      rungs.map((_rung, index) => index + 1),
      rungs.map((rung) => rung.name),
      rungs.map((rung) => rung.discount?.percent ?? null),
    ]
  )
}

async function saveRewards(
  sql: Sql,
  ladder_id: string,
  { rewards }: LadderDocument
): Promise<void> {
  await sql.query(
    `update ladder_reward set retired = true, updated_at = now()
     where ladder_id = $1 and not (reward = any($2::text[]))`,
    [ladder_id, rewards.map((reward) => reward.id)]
  )
  await sql.query(
    `insert into ladder_reward
       (id, ladder_id, reward, name, kind, rung, settings)
     select t.id, $1, t.reward, t.name, t.kind, t.rung, t.settings::jsonb
     from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
       $7::text[]) as t(id, reward, name, kind, rung, settings)
     on conflict (ladder_id, reward) do update set retired = false,
       name = excluded.name, kind = excluded.kind, rung = excluded.rung,
       settings = excluded.settings, updated_at = now()`,
    [
      ladder_id,
      rewards.map(() => newId("lrew")),
      rewards.map((reward) => reward.id),
      rewards.map((reward) => reward.name),
      rewards.map((reward) => reward.kind),
      rewards.map((reward) => reward.on.rung_entered),
      rewards.map((reward) => JSON.stringify(reward.settings)),
    ]
  )
}

function ladderOf(row: Row): LadderRecord {
  return {
    id: text(row, "id"),
    handle: text(row, "handle"),
    name: text(row, "name"),
    status: text(row, "status") === "live" ? "live" : "draft",
    version: whole(row, "version"),
    published_at: isoOrNull(row, "published_at"),
    live: json<LadderDocument | null>(row, "live"),
    draft: json<LadderDocument | null>(row, "draft"),
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
})
