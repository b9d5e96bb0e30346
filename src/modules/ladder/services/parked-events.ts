import { MedusaError } from "@medusajs/framework/utils"
import type { ConversionEvent } from "../../../engine"
import { iso, isoOrNull, json, text, whole } from "../mapping"
import type { Row, Sql } from "../sql/database"
import type { ParkedCorrection, ParkedInFull } from "../trouble-contract"
import type { Actor } from "../types"
import { audit } from "./audit"
import { takeParked, type TakenParked } from "./parking"

/** Parked events tried by one call: one batch at the door. */
const parked_max = 1_000

/** What is parked and not dropped. */
const byKey = `
  select *, lease_until > now() as held from ladder_parked_event
  where key = $1 and dropped_at is null`

export async function countParked(sql: Sql): Promise<number> {
  const [row = {}] = await sql.query(
    "select count(*) from ladder_parked_event where dropped_at is null"
  )
  return whole(row, "count")
}

/** @throws MedusaError NOT_FOUND */
export async function readParked(sql: Sql, key: string): Promise<ParkedInFull> {
  const row = mustBeParked(key, await sql.query(byKey, [key]))
  const event = json<ConversionEvent>(row, "event")
  return {
    key,
    type: event.type,
    customer_id: event.customer,
    reason: text(row, "reason"),
    tries: whole(row, "tries"),
    parked_at: iso(row, "created_at"),
    source: text(row, "source"),
    next_try_at: isoOrNull(row, "next_try_at"),
    event,
  }
}

/** Takes those that nobody has tried for longest. */
export async function takeAny(sql: Sql, by: Actor): Promise<TakenParked[]> {
  const taken = await takeParked(sql, "any", parked_max)
  if (taken.length > 0) {
    await audit(sql, {
      ...by,
      action: "parked.retry_all",
      ladder_id: null,
      subject: "parked",
      before: null,
      after: { events: taken.length },
    })
  }
  return taken
}

/** @throws MedusaError NOT_FOUND; CONFLICT while somebody else tries it */
export async function takeOne(
  sql: Sql,
  key: string,
  by: Actor
): Promise<TakenParked[]> {
  const row = mustBeParked(key, await sql.query(byKey, [key]))
  const taken = await takeFree(sql, key)
  await audit(sql, {
    ...by,
    action: "parked.retry",
    ladder_id: null,
    subject: key,
    before: { reason: text(row, "reason") },
    after: { reason: text(row, "reason") },
  })
  return taken
}

/** @throws MedusaError NOT_FOUND; CONFLICT while somebody else tries it */
export async function takeCorrected(
  sql: Sql,
  key: string,
  correction: ParkedCorrection,
  by: Actor
): Promise<TakenParked[]> {
  const row = await lockFree(sql, key)
  const before = json<ConversionEvent>(row, "event")
  const after = { ...before, ...correction }
  await sql.query(
    "update ladder_parked_event set event = $2::jsonb where key = $1",
    [key, JSON.stringify(after)]
  )
  const changed = Object.keys(correction) as (keyof ParkedCorrection)[]
  const some = (event: ConversionEvent) =>
    Object.fromEntries(changed.map((name) => [name, event[name] ?? null]))
  await audit(sql, {
    ...by,
    action: "parked.correct",
    ladder_id: null,
    subject: key,
    before: some(before),
    after: some(after),
  })
  return await takeFree(sql, key)
}

/** @throws MedusaError NOT_FOUND; CONFLICT while somebody else tries it */
export async function dropParked(
  sql: Sql,
  key: string,
  by: Actor
): Promise<void> {
  const row = await lockFree(sql, key)
  await sql.query(
    `update ladder_parked_event set dropped_at = now(), updated_at = now(),
       next_try_at = 'infinity' where key = $1`,
    [key]
  )
  await audit(sql, {
    ...by,
    action: "parked.drop",
    ladder_id: null,
    subject: key,
    before: { reason: text(row, "reason"), event: row["event"] },
    after: null,
  })
}

async function lockFree(sql: Sql, key: string): Promise<Row> {
  const row = mustBeParked(key, await sql.query(`${byKey} for update`, [key]))
  if (row["held"] === true) {
    throw beingTried(key)
  }
  return row
}

async function takeFree(sql: Sql, key: string): Promise<TakenParked[]> {
  const taken = await takeParked(sql, "one", 1, key)
  if (taken.length === 0) {
    throw beingTried(key)
  }
  return taken
}

function mustBeParked(key: string, [row]: readonly Row[]): Row {
  if (!row) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `key: no event is parked with the key "${key}"`
    )
  }
  return row
}

const beingTried = (key: string) =>
  new MedusaError(
    MedusaError.Types.CONFLICT,
    `key: "${key}" is being tried at this moment; in a minute it can be tried again`
  )
