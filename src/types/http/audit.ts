import type { PageInfo, PageQuery } from "./shared"

/** `GET /admin/ladder/audit`; at most one of the three filters. */
export interface AdminAuditQuery extends PageQuery {
  ladder_id?: string
  /** Id of what was changed: a customer, grant, ladder. */
  subject?: string
  actor_id?: string
}

/** One change made by staff. */
export interface AdminAuditLine {
  id: string
  at: string
  actor: { id: string; name: string | null }
  action: string
  ladder_id: string | null
  subject: string
  /** Only what changed, by name or path. */
  before: unknown
  after: unknown
  reason: string | null
}

/** Latest first. */
export interface AdminAuditResponse extends PageInfo {
  changes: AdminAuditLine[]
}
