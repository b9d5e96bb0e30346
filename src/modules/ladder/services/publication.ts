import { MedusaError } from "@medusajs/framework/utils"
import type { LadderDocument } from "../../../engine"
import { json, whole } from "../mapping"
import type { Sql } from "../sql/database"
import { newId } from "./tokens"

/**
 * Turns the draft into the next version and makes it live. The clock is read
 * once: what happens between two readings would be of the new version and yet
 * from before it gave anything.
 */
export async function takeDraft(
  sql: Sql,
  id: string,
  at: number | undefined
): Promise<{ document: LadderDocument; version: number }> {
  const rows = await sql.query(
    `with clock as materialized (
       select date_trunc('milliseconds', clock_timestamp()) as now
     )
     update ladder_version v set number = l.version + 1, updated_at = now(),
       published_at = coalesce(to_timestamp($2::float8 / 1000.0),
         greatest(l.published_at, clock.now))
     from ladder l, clock
     where l.id = v.ladder_id and v.ladder_id = $1 and v.number is null
       and ($2::float8 is null
         or to_timestamp($2::float8 / 1000.0) <= clock.now)
       and (l.published_at is null or $2::float8 is null
         or to_timestamp($2::float8 / 1000.0) > l.published_at)
     returning v.document, v.number, v.published_at, clock.now`,
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
  // Of a retired ladder nothing is given for the time before it came back.
  await sql.query(
    `update ladder set version = $2, published_at = $3, name = $4,
       grants_from = coalesce(
         case when status <> 'retired' then grants_from end, $5),
       status = 'live', retired_at = null, groups_emptied = false,
       updated_at = now()
     where id = $1`,
    [id, row["number"], row["published_at"], document.name, row["now"]]
  )
  return { document, version: whole(row, "number") }
}

export async function saveRungs(
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

export async function saveRewards(
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
