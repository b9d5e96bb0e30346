import type { Verdict } from "../../engine"
import type { AdminCustomerReference } from "./shared"

/**
 * `GET /admin/ladder/ladders/:id/members`, and `…/members/csv` for all of them
 * as a file. One of `position` and `search` is wanted.
 */
export interface AdminMembersQuery {
  /** A rung's position, 0 for the ground. */
  position?: string
  /** Beginnings of words of names, or of an e-mail address. */
  search?: string
  /** Highest or latest first; `points` when absent. */
  sort?: "points" | "since" | "last_event"
  /** `next` of the page before. */
  after?: string
  limit?: string
}

export interface AdminMember {
  member_id: string
  customer: AdminCustomerReference
  /** Name of the rung; null is the ground. */
  rung: string | null
  rung_since: string | null
  last_event_at: string | null
  status_points: number
  spendable_points: number
  /** Takes no part. */
  absent: boolean
  /** The next rung by name, and what is missing; null at the top. */
  next: { rung: string; enter: Verdict } | null
}

export interface AdminMembersResponse {
  members: AdminMember[]
  /** For `after`; null: this is the last page. */
  next: string | null
  /** So many were found that only the first 1,000 are shown. */
  cut_short: boolean
}
