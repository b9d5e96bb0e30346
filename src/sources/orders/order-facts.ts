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
  /** When a completed order was last changed: no row says when it became so. */
  readonly completed_by: number | null
  /** Number of the latest version. */
  readonly version: number
  /** One per version, oldest first; `at` is when the version came to be. */
  readonly versions: readonly { version: number; at: number }[]
  /** Versions that handed the order over to another customer. */
  readonly transfers: readonly { version: number; to: string }[]
  /** A payment exists from the moment it was authorised. */
  readonly payments: readonly {
    at: number
    canceled_at: number | null
    provider: string
  }[]
  /** Money in (positive) and out (negative), oldest first. */
  readonly transactions: readonly OrderTransaction[]
  /** What was ordered, version by version. */
  readonly lines: readonly OrderLine[]
  /** Promotions that took something off, with the version that says so. */
  readonly promotions: readonly UsedPromotion[]
  /** What made the versions but the first. */
  readonly changes: readonly OrderChange[]
  /** Things sent and delivered, oldest first. */
  readonly sendings: readonly Sending[]
  readonly returns: readonly OrderReturn[]
  readonly claims: readonly OrderClaim[]
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

export interface OrderLine {
  readonly version: number
  readonly item_id: string
  readonly quantity: number
  readonly product_id: string | null
  readonly variant_id: string | null
  /** It has to be sent, so that it can be delivered. */
  readonly shipped: boolean
  /** Of one, before discounts. */
  readonly price: number
}

export interface UsedPromotion {
  readonly version: number
  readonly id: string
  readonly code: string | null
  readonly campaign_id: string | null
}

export interface OrderChange {
  readonly version: number
  /** Medusa's word for it; null for what is sent, delivered or called off. */
  readonly type: string | null
  readonly at: number
  /** The return it belongs to, and the claim or exchange, the return's too. */
  readonly return_id: string | null
  readonly claim_id: string | null
  readonly exchange_id: string | null
}

export interface Sending {
  readonly at: number
  readonly item_id: string
  readonly quantity: number
  readonly delivered: boolean
}

export interface OrderReturn {
  readonly id: string
  readonly claim_id: string | null
  readonly exchange_id: string | null
  /** Null while staff are still putting it together. */
  readonly requested_at: number | null
  readonly canceled_at: number | null
  readonly items: readonly ReturnedItem[]
}

export interface ReturnedItem {
  readonly item_id: string
  readonly quantity: number
  readonly reason_id: string | null
  /** The reason's `value`, which the shop chose. */
  readonly reason: string | null
}

export interface OrderClaim {
  readonly id: string
  readonly type: "refund" | "replace"
  readonly canceled_at: number | null
  readonly refund_amount: string | null
  readonly items: readonly ClaimedItem[]
}

export interface ClaimedItem {
  readonly item_id: string
  readonly quantity: number
  readonly reason: string | null
  /** Sent instead of what was wrong. */
  readonly instead: boolean
}
