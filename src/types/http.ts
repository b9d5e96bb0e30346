import type {
  Attributes,
  LadderDocument,
  ParamSpecs,
  Scalar,
  Verdict,
} from "../engine"
import type {
  CustomerStanding,
  GrantRecord,
  GrantState,
  Health,
  LadderRecord,
  ParkedEvent,
  RungRecord,
  TimelineLine,
} from "../modules/ladder/types"

/**
 * What travels over HTTP. Names are those of the JSON. Moments are ISO 8601 in
 * UTC, days `YYYY-MM-DD` in the ladder's zone, money whole minor units of a
 * lower-case currency, points whole numbers. Every request refuses names it
 * does not list.
 */

/** `limit` 1 to 100, 20 when absent; `offset` 0 to 1,000,000. */
export interface PageQuery {
  limit?: number
  offset?: number
}

/** What every list says about itself. */
export interface PageInfo {
  count: number
  limit: number
  offset: number
}

/** `from` and `to` are days, `to` included; at most 366 days. */
export interface PeriodQuery {
  from: string
  to: string
}

/**
 * What every refusal looks like; `message` names field, value and allowed, a
 * line for each fault.
 *
 * - 400: a path, query or body that is not what the route takes
 * - 401: nobody is logged in, or not somebody who may
 * - 403: staff without the right `ladder:read` or `ladder:update`
 * - 404: an id nobody knows
 * - 409: the key, handle or id is taken by something else; there is no draft
 *   to publish; the ladder is not published yet
 * - 413: more than 100 KB
 * - 422: a ladder document or reward settings that cannot be meant, with the
 *   path of each fault
 */
export interface ErrorResponse {
  type: string
  message: string
  code?: string
}

/** Whom a row is about, for a screen. Null where the shop has no such name. */
export interface AdminCustomerReference {
  id: string
  name: string | null
  email: string | null
}

// Ladders

export type AdminLadder = LadderRecord

/** A ladder in a list: without its documents. */
export interface AdminLadderSummary {
  id: string
  handle: string
  name: string
  status: LadderRecord["status"]
  version: number
  published_at: string | null
  has_draft: boolean
  created_at: string
}

/** `GET /admin/ladder/ladders` */
export interface AdminLadderListResponse extends PageInfo {
  ladders: AdminLadderSummary[]
}

/** `POST /admin/ladder/ladders` */
export interface AdminCreateLadder {
  /** Lower-case letters, digits, `-` and `_`; unique. */
  handle: string
  document: LadderDocument
}

/** `POST /admin/ladder/ladders/:id/draft` */
export interface AdminUpdateDraft {
  document: LadderDocument
}

/** One ladder: read, created, draft updated, published. */
export interface AdminLadderResponse {
  ladder: AdminLadder
}

/** How many stand on a rung; position 0 with rung null is the ground. */
export interface AdminRung {
  /** Rung id in the document. */
  rung: string | null
  name: string
  position: number
  members: number
  customer_group_id: RungRecord["customer_group_id"]
  promotion_id: RungRecord["promotion_id"]
  discount_percent: RungRecord["discount_percent"]
}

/** `GET /admin/ladder/ladders/:id/rungs` */
export interface AdminRungsResponse {
  rungs: AdminRung[]
}

export interface AdminRungMember {
  member_id: string
  customer: AdminCustomerReference
  rung_since: string | null
  status_points: number
  spendable_points: number
}

/** `GET /admin/ladder/ladders/:id/rungs/:position/members` */
export interface AdminRungMembersResponse extends PageInfo {
  members: AdminRungMember[]
}

export interface AdminMovesOfDay {
  day: string
  up: number
  down: number
}

/** `GET /admin/ladder/ladders/:id/moves?from&to` */
export interface AdminMovesResponse {
  moves: AdminMovesOfDay[]
}

export interface AdminMove {
  member_id: string
  customer: AdminCustomerReference
  at: string
  /** Names of the rungs; null is the ground. */
  from: string | null
  to: string | null
  direction: "up" | "down"
  why: string
}

/** `GET /admin/ladder/ladders/:id/moves/latest` */
export interface AdminLatestMovesResponse extends PageInfo {
  moves: AdminMove[]
}

export interface AdminLeader {
  member_id: string
  customer: AdminCustomerReference
  /** Name of the rung; null is the ground. */
  rung: string | null
  status_points: number
}

/** `GET /admin/ladder/ladders/:id/leaders` */
export interface AdminLeadersResponse extends PageInfo {
  leaders: AdminLeader[]
}

/** `GET /admin/ladder/ladders/:id/coupons?from&to` */
export interface AdminCouponCountsResponse {
  coupons: { issued: number; redeemed: number; voided: number }
}

/** `POST /admin/ladder/ladders/:id/group-coupons` */
export interface AdminIssueGroupCoupons {
  customer_group_id: string
  /** Nobody gets a coupon of the same offer key twice. */
  offer_key: string
  name: string
  /** Settings of the reward kind `coupon`. */
  settings: Record<string, unknown>
}

export interface AdminIssueGroupCouponsResponse {
  offer: {
    offer_key: string
    /** Members of the group that have an account. */
    customers: number
    created: number
    /** Had their coupon of this offer before. */
    existing: number
  }
}

// Customers

export type AdminStanding = CustomerStanding

/** `GET /admin/ladder/customers/:id`: one standing per published ladder. */
export interface AdminStandingsResponse {
  standings: AdminStanding[]
}

/** `GET /admin/ladder/customers/:id/timeline` */
export interface AdminTimelineQuery extends PageQuery {
  ladder_id: string
}

/** `from` and `to` are ids of rungs; the standing has their names. */
export type AdminTimelineLine = TimelineLine

/** Latest first. */
export interface AdminTimelineResponse extends PageInfo {
  timeline: AdminTimelineLine[]
}

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

/** `POST /admin/ladder/customers/:id/events` */
export interface AdminRecordEvent {
  /** A type the catalogue marks `by_hand`, or `custom.…`. */
  type: string
  /**
   * Makes a repeat harmless; made up when absent. Kept with `hand:` before it,
   * so that it never takes the place of one of the shop's own events. A key
   * needs `at`, else a repeat would be another event.
   */
  key?: string
  /** ISO 8601 with a zone; now when absent. */
  at?: string
  /** Whole minor units of `currency`; the two go together. */
  value?: number
  currency?: string
  /** Key, `hand:…`, of the event this one takes back or adds to. */
  reverses?: string
  attributes?: Attributes
}

/** `conflict` never comes: it is a 409. */
export interface AdminRecordEventResponse {
  event: {
    key: string
    answer: "recorded" | "duplicate" | "parked"
    /** Why it was parked. */
    reason: string | null
  }
}

interface Decision {
  ladder_id: string
  reason: string
  /** Makes a repeat harmless; made up when absent. */
  id?: string
}

/** `POST /admin/ladder/customers/:id/points`; at least one is not 0. */
export interface AdminAdjustPoints extends Decision {
  status_points?: number
  spendable_points?: number
}

/** `POST /admin/ladder/customers/:id/lock` */
export interface AdminLock extends Decision {
  /** Rung id of the live version; null pins to the ground. */
  rung: string | null
  /** ISO 8601 with a zone, in the future; for good when absent. */
  until?: string
}

/** `DELETE /admin/ladder/customers/:id/lock`, as query. */
export type AdminUnlockQuery = Decision

export interface AdminDecisionResponse {
  decision: { id: string; answer: "recorded" | "duplicate" }
}

// The whole

/** `GET /admin/ladder/health` */
export interface AdminHealthResponse {
  health: Health
}

export type AdminParkedEvent = ParkedEvent

/** `GET /admin/ladder/parked` */
export interface AdminParkedResponse extends PageInfo {
  parked: AdminParkedEvent[]
}

export interface AdminEventType {
  name: string
  label: string
  description: string
  by_hand: boolean
  /** Its value counts as spend. */
  spend: boolean
  undoes: string | null
  attributes: { name: string; label: string }[]
}

/** A condition kind or reward kind: enough to draw its form. */
export interface AdminKind {
  name: string
  label: string
  params: ParamSpecs
}

/** `GET /admin/ladder/catalogue`: what forms are drawn from. */
export interface AdminCatalogueResponse {
  event_types: AdminEventType[]
  condition_kinds: AdminKind[]
  reward_kinds: AdminKind[]
  limits: Record<string, number>
}

// Store

/** A rung as the shopper may see it. */
export interface StoreRung {
  name: string
  position: number
}

export interface StoreStanding {
  ladder: { handle: string; name: string }
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
  /** Either a percentage or an amount. */
  percent: number | null
  amount: number | null
  currency: string | null
  /** Least worth of the cart, minor units of `currency`. */
  minimum: number | null
  expires_at: string | null
}

/** `GET /store/ladder`, for the customer logged in. */
export interface StoreLadderResponse {
  standings: StoreStanding[]
  coupons: StoreCoupon[]
}

export type { Attributes, LadderDocument, ParamSpecs, Scalar, Verdict }
export type { GrantState, Health }
