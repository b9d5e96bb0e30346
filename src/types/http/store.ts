import type { Attributes, Verdict } from "../../engine"

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

/**
 * `unknown`: there is none, or it belongs to somebody else. `held`: valid, but it
 * cannot be used for a while, because the account's password was changed.
 */
export type StoreCouponState =
  "valid" | "held" | "used" | "expired" | "void" | "unknown"

/** `GET /store/ladder/coupons/:code`, for the customer logged in. */
export interface StoreCouponResponse {
  state: StoreCouponState
  /** Null exactly when unknown. */
  coupon: StoreCoupon | null
  /** Null exactly when not held. */
  held_until: string | null
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

/** Something that happened in the shop front. */
export interface StoreEvent {
  /**
   * Made up once for each event, like a UUID, and sent again with every try: the
   * same key never counts twice for a customer. 1 to 100 letters, digits,
   * `:`, `.`, `_` and `-`.
   */
  key: string
  /** A type of the catalogue that comes `from` the storefront. */
  type: string
  /** ISO 8601 with a zone, within the last 24 hours; now when absent. */
  at?: string
  /**
   * Those the type declares. What is said of a product is the shop's to say: its
   * category, tag and the like are filled in from its id.
   */
  attributes?: Attributes
  /** For types that take one back: the key of that one, of the same sender. */
  undoes?: string
}

/**
 * `POST /store/ladder/events`, and `POST /ladder/events?key=pk_…` for
 * `navigator.sendBeacon`, as JSON or as text that is JSON. 1 to 100 events. A
 * request that is not what is wanted is refused whole, with every fault; what
 * depends on the moment is answered event by event.
 */
export interface StoreSendEvents {
  /** Of whoever is not logged in; not looked at otherwise. */
  visitor?: string
  events: StoreEvent[]
}

export interface StoreSendEventsResponse {
  /** A customer's events count; a visitor's are kept until they join. */
  sent_by: "customer" | "visitor"
  /** In the order they were sent. */
  events: {
    key: string
    /** `conflict`: the key stands for an event with other content. */
    answer: "recorded" | "duplicate" | "conflict" | "refused"
    /** Why it was refused. */
    reason: string | null
  }[]
}

/** `POST /store/ladder/visitors`, without a body. */
export interface StoreVisitorResponse {
  visitor: {
    /** To be kept like a password, and sent with events. */
    token: string
    /** When it is forgotten, with all that was sent with it. */
    expires_at: string
  }
}

/** `POST /store/ladder/visitors/join`, for the customer logged in. */
export interface StoreJoinVisitor {
  visitor: string
  /** That the customer agreed to it. */
  consent: true
}

export interface StoreJoinVisitorResponse {
  /** How many of the visitor's events became what; nothing the second time. */
  joined: {
    recorded: number
    duplicate: number
    conflict: number
    refused: number
  }
}
