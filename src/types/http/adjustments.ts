import type { AdminCustomerReference, PageInfo, PageQuery } from "./shared"

/** Only `made` and `approved` ones gave or took points. */
export type AdminAdjustmentState =
  "made" | "pending" | "approved" | "refused" | "withdrawn" | "expired"

/** `GET /admin/ladder/adjustments`. */
export interface AdminAdjustmentsQuery extends PageQuery {
  state?: AdminAdjustmentState
  customer_id?: string
}

/** Points that staff gave or took, or want to. */
export interface AdminAdjustment {
  id: string
  ladder_id: string
  customer: AdminCustomerReference
  status_points: number
  spendable_points: number
  reason: string
  /**
   * Why it asks for a second person, or would with a limit: the customer has the
   * e-mail address of who asked; it is more than one alone may do in a day.
   */
  because: "own_record" | "over_limit" | null
  state: AdminAdjustmentState
  requested_by: { id: string; name: string | null }
  requested_at: string
  /** Until then it can be approved. Null: it was made at once. */
  expires_at: string | null
  decided_by: { id: string; name: string | null } | null
  decided_at: string | null
  decision_reason: string | null
  /** Asked for by whoever reads this: others may approve and refuse it. */
  mine: boolean
}

/** Latest first. */
export interface AdminAdjustmentsResponse extends PageInfo {
  adjustments: AdminAdjustment[]
}

/** `POST /admin/ladder/adjustments/:id/approve`, `…/refuse`, `…/withdraw`. */
export interface AdminDecideAdjustment {
  reason: string
}

export interface AdminAdjustmentResponse {
  adjustment: AdminAdjustment
}
