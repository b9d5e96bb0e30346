import type { ConversionEvent } from "../../../engine"
import { eventOf, text, whole } from "../mapping"
import type { Database, Sql, Statement } from "../sql/database"
import type { KeyRange } from "../types"

/**
 * Keys are unique and compared bytewise: a range of them is read by index. Other
 * sources may have keys in it: theirs are not for this one to judge.
 */
const between: Statement = {
  name: "ladder-recorded-between",
  text: `
  select e.* from unnest($1::text[], $2::text[]) as r(after, before)
  cross join lateral (
    select key, type, customer_id, value::float8 as value, currency, reverses,
      attributes, extract(epoch from occurred_at)::float8 * 1000 as at
    from ladder_event
    where key > r.after collate "C" and key < r.before collate "C"
      and source = $4
    order by key limit $3
  ) e`,
}

/** A source's events on record in each range of keys, in the order of keys. */
export async function recordedBetween(
  sql: Sql,
  source: string,
  ranges: readonly KeyRange[],
  limit: number
): Promise<ConversionEvent[]> {
  const rows = await sql.query(between, [
    ranges.map(({ after }) => after),
    ranges.map(({ before }) => before),
    limit,
    source,
  ])
  return rows.map(eventOf)
}

/**
 * The source's next events of a range, where the last call ended, and from its
 * beginning once its end was reached.
 */
export async function nextRecorded(
  database: Database,
  source: string,
  { after, before }: KeyRange,
  limit: number
): Promise<ConversionEvent[]> {
  return await database.transaction(async (sql) => {
    const [row] = await sql.query(
      `insert into ladder_sweep (source) values ($1)
       on conflict (source) do update set updated_at = now()
       returning passed`,
      [source]
    )
    const passed = row?.["passed"]
    const start = typeof passed === "string" ? passed : after
    const range = { after: start, before }
    const events = await recordedBetween(sql, source, [range], limit)
    const last = events.length < limit ? null : events.at(-1)?.key
    await sql.query("update ladder_sweep set passed = $2 where source = $1", [
      source,
      last ?? null,
    ])
    return events
  })
}

const moments: Statement = {
  name: "ladder-moments-of",
  text: `
  select key, extract(epoch from occurred_at) * 1000 as at from ladder_event
  where key = any($1::text[])`,
}

/** When the events under these keys happened; no entry for what is not there. */
export async function momentsOf(
  sql: Sql,
  keys: readonly string[]
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.query(moments, [keys])
  return new Map(rows.map((row) => [text(row, "key"), whole(row, "at")]))
}
