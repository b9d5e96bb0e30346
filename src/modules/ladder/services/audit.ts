import { iso, json, text, textOrNull, whole } from "../mapping"
import type { Database, Row, Sql } from "../sql/database"
import type { AuditEntry, AuditFilter, AuditLine, Page, Paged } from "../types"
import { newId } from "./tokens"

/**
 * Notes what staff changed, in the transaction that changes it: the change and
 * its note are there together or not at all.
 */
export async function audit(sql: Sql, entry: AuditEntry): Promise<void> {
  await sql.query(
    `insert into ladder_audit
       (id, actor_id, action, ladder_id, subject, before, after, reason)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8)`,
    [
      newId("laud"),
      entry.actor_id,
      entry.action,
      entry.ladder_id,
      entry.subject,
      JSON.stringify(entry.before ?? null),
      JSON.stringify(entry.after ?? null),
      entry.reason,
    ]
  )
}

/** What staff changed, latest first. */
export class AuditLog {
  constructor(private readonly database: Database) {}

  async list(filter: AuditFilter, page: Page): Promise<Paged<AuditLine>> {
    const [column, value] = Object.entries(filter).find(
      ([, wanted]) => wanted !== undefined
    ) ?? [undefined, null]
    const where = whereOf[column as keyof AuditFilter] ?? "$1::text is null"
    const rows = await this.database.query(
      `select * from ladder_audit where ${where}
       order by at desc, id desc limit $2 offset $3`,
      [value, page.limit, page.offset]
    )
    const [total] = await this.database.query(
      `select count(*) from ladder_audit where ${where}`,
      [value]
    )
    return { rows: rows.map(lineOf), count: total ? whole(total, "count") : 0 }
  }
}

const whereOf: Readonly<Record<keyof AuditFilter, string>> = {
  ladder_id: "ladder_id = $1",
  subject: "subject = $1",
  actor_id: "actor_id = $1",
}

const lineOf = (row: Row): AuditLine => ({
  id: text(row, "id"),
  at: iso(row, "at"),
  actor_id: text(row, "actor_id"),
  action: text(row, "action"),
  ladder_id: textOrNull(row, "ladder_id"),
  subject: text(row, "subject"),
  before: json<unknown>(row, "before"),
  after: json<unknown>(row, "after"),
  reason: textOrNull(row, "reason"),
})
