import type { Verdict } from "../../engine"

/** A rung as the shopper may see it. */
export interface StoreRung {
  name: string
  position: number
}

export interface StoreStanding {
  ladder: { handle: string; name: string }
  /** False: nothing counts and nothing is given, by own will or for a group. */
  takes_part: boolean
  opted_out: boolean
  /** Null on the ground. */
  rung: StoreRung | null
  rung_since: string | null
  /** Until when the rung is kept though it is no longer earned. */
  grace_until: string | null
  status_points: number
  spendable_points: number
  /** What everybody on the rung has off, in percent. */
  discount_percent: number | null
  rungs: StoreRung[]
  /** What is missing for the next rung; null at the top. */
  next: { rung: StoreRung; progress: Verdict } | null
}

/** A coupon of the shopper's own, issued and not yet used. */
export interface StoreCoupon {
  code: string
  name: string
  /** A percentage, an amount, or free delivery. */
  percent: number | null
  /** What goes off, in minor units by currency. */
  amounts: Record<string, number> | null
  free_shipping: boolean
  /** Least worth of the cart, in minor units by currency. */
  minimums: Record<string, number> | null
  /** Products, categories or collections it is for; null: the whole cart. */
  limited_to: {
    what: "products" | "categories" | "collections"
    ids: string[]
  } | null
  expires_at: string | null
}

/** `GET /store/ladder`, for the customer logged in. */
export interface StoreLadderResponse {
  standings: StoreStanding[]
  coupons: StoreCoupon[]
}

/** `unknown`: there is none, or it belongs to somebody else. */
export type StoreCouponState = "valid" | "used" | "expired" | "void" | "unknown"

/** `GET /store/ladder/coupons/:code`, for the customer logged in. */
export interface StoreCouponResponse {
  state: StoreCouponState
  /** Null exactly when unknown. */
  coupon: StoreCoupon | null
}

/**
 * `POST /store/ladder/opt-out` and `DELETE`, which takes it back, for the
 * customer logged in. `ladder` is its handle; as query of `DELETE`.
 */
export interface StoreOptOut {
  ladder: string
}

export interface StoreOptOutResponse {
  ladder: string
  /** Still false after opting in where a customer group is left out. */
  takes_part: boolean
  opted_out: boolean
}
