import type { GrantRecord, GrantState } from "../../modules/ladder/types"
import type { AdminCustomerReference, PageQuery, PageInfo } from "./shared"

export type AdminGrant = GrantRecord

/** `GET /admin/ladder/grants`; a customer's at `…/customers/:id/grants`. */
export interface AdminGrantsQuery extends PageQuery {
  ladder_id?: string
  customer_id?: string
  state?: GrantState
  offer_key?: string
}

export interface AdminGrantsResponse extends PageInfo {
  grants: AdminGrant[]
}

/** `POST /admin/ladder/customers/:id/coupons`; 409 for a guest. */
export interface AdminGiveCoupon {
  ladder_id: string
  reason: string
  /** Makes a repeat harmless; made up when absent. */
  id?: string
  /** A reward of the live version; or else `name` and `settings`. */
  reward?: string
  name?: string
  /** Settings of the reward kind `coupon`. */
  settings?: Record<string, unknown>
}

export interface AdminGiveCouponResponse {
  grant: AdminGrant
  answer: "recorded" | "duplicate"
}

/** `POST /admin/ladder/grants/:id/void`; 409 when it is worth nothing already. */
export interface AdminVoidGrant {
  reason: string
}

export interface AdminGrantResponse {
  grant: AdminGrant
}

/** `GET /admin/ladder/promotions/:id`; all null for one of the shop's own. */
export interface AdminBehindPromotionResponse {
  ladder: { id: string; name: string } | null
  /** The personal coupon it is. */
  coupon: {
    grant: AdminGrant
    customer: AdminCustomerReference
    /** The rung whose reaching gave it; null for what was given otherwise. */
    reached: { rung: string; at: string } | null
  } | null
  /** The rung whose standing discount it is. */
  rung: {
    id: string
    name: string
    position: number
    percent: number | null
  } | null
}
