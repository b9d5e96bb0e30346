/**
 * What the shop's tables say of one order, and keep saying: rows are added to
 * these lists, but what they say of a past moment does not change. Moments are
 * in milliseconds, amounts are decimals as text.
 */
export interface OrderFacts {
  readonly id: string
  /** Whose it is now. */
  readonly customer_id: string
  /** Who checked out or, by e-mail, who had it before it was handed over. */
  readonly first_customer_id: string | null
  /** Lower case. */
  readonly currency: string
  readonly region_id: string | null
  readonly sales_channel_id: string | null
  /** It came from a checkout, finished or not: it counts once it is paid. */
  readonly from_cart: boolean
  readonly created_at: number
  readonly canceled_at: number | null
  /** Number of the latest version. */
  readonly version: number
  /** One per version, oldest first; `at` is when the version came to be. */
  readonly versions: readonly { version: number; at: number }[]
  /** Versions that handed the order over to another customer. */
  readonly transfers: readonly { version: number; to: string }[]
  /** A payment exists from the moment it was authorised. */
  readonly payments: readonly { at: number; canceled_at: number | null }[]
  /** Money in (positive) and out (negative), oldest first. */
  readonly transactions: readonly OrderTransaction[]
  /** Postgres's clock when the rows were read. */
  readonly read_at: number
}

export interface OrderTransaction {
  readonly id: string
  readonly amount: string
  /** The order's version when the money moved. */
  readonly version: number
  readonly at: number
}
