import type { OfferRun } from "../../modules/ladder/types"
import type { PageInfo } from "./shared"

/** `POST /admin/ladder/ladders/:id/group-coupons/preview` */
export interface AdminPreviewGroupCoupons {
  customer_group_id: string
  /** Nobody gets a coupon of the same offer key twice. */
  offer_key: string
  name: string
  /** Settings of the reward kind `coupon`. */
  settings: Record<string, unknown>
}

/** `POST /admin/ladder/ladders/:id/group-coupons`; goes on in the background. */
export interface AdminIssueGroupCoupons extends AdminPreviewGroupCoupons {
  reason: string
}

export interface AdminOfferPreviewResponse {
  /** Why the settings make no coupon yet; else null. */
  fault: string | null
  preview: {
    /** Who would get a coupon. */
    customers: number
    /** Have theirs of this offer key already. */
    existing: number
    /** Take no part in the ladder, and get none. */
    absent: number
    /** Members without an account, who get none. */
    guests: number
    /** False: so large a group that only the first 10,000 were looked at. */
    exact: boolean
    /** At most, minor units; null where it depends on the orders. */
    cost: Record<string, number> | null
  } | null
}

/** An offer on its way through a group, and how far it has got. */
export type AdminOffer = Omit<OfferRun, "last_customer">

/** Started, read (`GET /admin/ladder/offers/:id`) or cancelled (`…/cancel`). */
export interface AdminOfferResponse {
  offer: AdminOffer
}

/** `GET /admin/ladder/customer-groups/:id`: offers, latest first. */
export interface AdminGroupResponse extends PageInfo {
  /** The rung whose group it is; null for one of the shop's own. */
  rung: {
    id: string
    name: string
    position: number
    percent: number | null
    ladder: { id: string; name: string }
  } | null
  offers: AdminOffer[]
}
