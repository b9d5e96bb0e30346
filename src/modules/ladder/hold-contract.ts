import type { Actor } from "./types"

/** That a customer's coupons cannot be used for a while. */
export interface CouponHold {
  readonly customer_id: string
  /** When the password was changed. */
  readonly changed_at: string
  readonly until: string
}

/** Coupons nobody can use for a while after a password was changed. */
export interface CouponHolds {
  /**
   * Notes that a password was changed, once for each change, and announces it
   * where there are coupons to use. True where it was not known.
   */
  note(
    change: { readonly customer_id: string; readonly changed_at: Date },
    minutes: number
  ): Promise<boolean>
  /** The one in force; null: there is none. */
  of(customer_id: string): Promise<CouponHold | null>
  /**
   * Ends it. A later change of the password holds them anew.
   *
   * @throws MedusaError CONFLICT when none is in force
   */
  lift(customer_id: string, by: Actor): Promise<CouponHold>
}
