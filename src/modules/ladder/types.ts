import type { Money } from "../../params"
import type {
  Absence,
  Attributes,
  ConversionEvent,
  Explanation,
  LadderDocument,
  Transition,
} from "../../engine"
import type { LadderEvent } from "../../types/events"

/** What became of one event handed to `record`. */
export type RecordAnswer =
  | { readonly key: string; readonly answer: "recorded" | "duplicate" }
  /** The key is taken by an event with other content; nothing was written. */
  | { readonly key: string; readonly answer: "conflict" }
  /** Kept with its reason, to be tried again; nothing was counted. */
  | { readonly key: string; readonly answer: "parked"; readonly reason: string }
  /** Not kept: it is of the future, or of a guest where guests do not count. */
  | {
      readonly key: string
      readonly answer: "refused"
      readonly reason: string
    }

/**
 * Tells which customers an event may be counted for. `guest`: no account, in a
 * shop that counts nothing of guests.
 */
export type CustomerCheck = (
  ids: readonly string[]
) => Promise<ReadonlyMap<string, "known" | "deleted" | "guest">>

/**
 * `paused`: events are recorded, nothing is issued and nobody rises in the
 * shop. `retired`: nothing is counted any more and nothing given is worth
 * anything; published again it goes on.
 */
export type LadderStatus = "draft" | "live" | "paused" | "retired"

/** Who changes something, and why. Kept with what was changed. */
export interface Actor {
  /** A user's or API key's id; `system` where code of the shop named nobody. */
  readonly actor_id: string
  readonly reason: string | null
}

/** Code of the shop that named nobody: a seed, a script, a test. */
export const system: Actor = { actor_id: "system", reason: null }

/** One change made by staff. */
export interface AuditEntry extends Actor {
  /** What was done, e.g. `ladder.publish`. */
  readonly action: string
  readonly ladder_id: string | null
  /** Id of what was changed: a ladder, customer, grant, offer. */
  readonly subject: string
  readonly before: unknown
  readonly after: unknown
}

export interface AuditLine extends AuditEntry {
  readonly id: string
  readonly at: string
}

/** One of these at most: each has an index in the order of time. */
export interface AuditFilter {
  readonly ladder_id?: string | undefined
  readonly subject?: string | undefined
  readonly actor_id?: string | undefined
}

/** What retiring a ladder ends, counted before it is done. */
export interface Retirement {
  readonly coupons_unused: number
  readonly grants_due: number
  readonly rung_discounts: number
  readonly members_in_groups: number
}

export interface LadderRecord {
  readonly id: string
  readonly handle: string
  readonly name: string
  readonly status: LadderStatus
  /** Number of the live version; 0 before the first is published. */
  readonly version: number
  readonly published_at: string | null
  readonly paused_at: string | null
  readonly retired_at: string | null
  readonly live: LadderDocument | null
  readonly draft: LadderDocument | null
  /** What tells this draft from a later one. */
  readonly draft_saved_at: string | null
  readonly created_at: string
}

/** What people decided about a member, dated and kept. */
export type DecisionInput =
  | {
      readonly kind: "lock"
      readonly rung: string | null
      readonly until?: number
    }
  | { readonly kind: "unlock" }
  | {
      readonly kind: "adjust"
      readonly status: number
      readonly spendable: number
    }
  | { readonly kind: "leave" | "join"; readonly by: Absence }

export type GrantState =
  | "due"
  | "issuing"
  | "issued"
  | "redeemed"
  | "expired"
  | "revoked"
  | "withheld"
  | "failed"

/** A grant somebody holds the lease of, with all that issuing it takes. */
export interface ClaimedGrant {
  readonly id: string
  readonly ladder_id: string
  /** Reward id in the document, or the offer key of a group issue. */
  readonly reward: string
  readonly kind: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly member_id: string
  readonly customer_id: string
  readonly code: string
  /** Null until issued. */
  readonly promotion_id: string | null
  readonly tries: number
  readonly created_at: string
  /** Sales channels the ladder is about; null: all. */
  readonly sales_channels: readonly string[] | null
}

/** Announcements somebody holds the lease of; none where nobody is left. */
export interface ClaimedAnnouncement {
  readonly id: string
  readonly events: readonly LadderEvent[]
}

/** A member whose rung group is not, or may not be, what their rung says. */
export interface ClaimedLevel {
  readonly ladder_id: string
  readonly member_id: string
  readonly customer_ids: readonly string[]
  /** Group to be in; null on the ground or for a guest. */
  readonly group_id: string | null
  /** Every group that belongs to a rung of the ladder. */
  readonly ladder_group_ids: readonly string[]
  /** Rung id the claim was made for, handed back when done. */
  readonly rung_id: string | null
  readonly going: "up" | "down"
}

/** A rung with what holds it up in Medusa. */
export interface RungRecord {
  readonly id: string
  readonly ladder_id: string
  /** Rung id in the document. */
  readonly rung: string
  readonly position: number
  readonly name: string
  readonly customer_group_id: string | null
  readonly promotion_id: string | null
  /** Percent of the standing discount the live version asks for; null: none. */
  readonly discount_percent: number | null
  /** No longer in the live version, or its ladder is retired. */
  readonly retired: boolean
  /** Nothing is made for it while its ladder is paused. */
  readonly paused: boolean
  /** Sales channels the ladder is about; null: all. */
  readonly sales_channels: readonly string[] | null
}

/** Everything a screen shows of one customer on one ladder. */
export interface CustomerStanding {
  readonly ladder: {
    readonly id: string
    readonly handle: string
    readonly name: string
  }
  readonly member_id: string
  readonly registered: boolean
  readonly rung: number
  readonly rung_id: string | null
  readonly rung_name: string | null
  readonly rung_since: string | null
  readonly status_points: number
  readonly spendable_points: number
  readonly grace_until: string | null
  readonly locked: boolean
  /** Why the customer takes no part; empty for who does. */
  readonly absent_by: readonly Absence[]
  /** Sales channels the ladder is about; null: all. */
  readonly sales_channels: readonly string[] | null
  readonly explanation: Explanation | null
  readonly rungs: readonly {
    readonly id: string
    readonly name: string
    readonly position: number
  }[]
}

export interface TimelineLine {
  readonly at: string
  readonly kind: "event" | "entry" | "transition" | "decision" | "grant"
  readonly key: string
  readonly title: string
  readonly type?: string
  readonly value?: number
  readonly currency?: string
  readonly status_points?: number
  readonly spendable_points?: number
  readonly from?: string | null
  readonly to?: string | null
  readonly state?: GrantState
  readonly reason?: string
  /** Of an event: the key of the one it takes back or adds to. */
  readonly reverses?: string
  /** What staff remarked about an event they recorded, and who they are. */
  readonly note?: string
  readonly recorded_by?: string
}

/** What an event came to on one ladder. */
export interface EventOutcome {
  readonly ladder: CustomerStanding["ladder"]
  readonly status_points: number
  readonly spendable_points: number
  /** Where the customer stands now; null is the ground. */
  readonly rung_name: string | null
  /**
   * Why there are no points; null where there are. `absent`: the customer takes no
   * part. `no_rule`: the ladder pays nothing for such events. `not_met`: it does,
   * and its rule asks for more, or its cap is reached.
   */
  readonly nothing: "absent" | "no_rule" | "not_met" | null
}

export interface GrantRecord {
  readonly id: string
  readonly ladder_id: string
  readonly reward: string
  readonly name: string
  readonly kind: string
  readonly member_id: string
  readonly customer_id: string
  readonly state: GrantState
  readonly code: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly promotion_id: string | null
  readonly issued_at: string | null
  readonly expires_at: string | null
  readonly redeemed_at: string | null
  readonly order_id: string | null
  /** What it took off that order, in minor units. */
  readonly discount: Money | null
  /** The grant it takes the place of, whose order was cancelled. */
  readonly renews: string | null
  /** Why it is as it is; without that, why the last try failed. */
  readonly reason: string | null
  readonly tries: number
  readonly created_at: string
}

/** What an offer to a customer group is, and to whom it goes. */
export interface OfferTerms {
  readonly ladder_id: string
  readonly customer_group_id: string
  /** What makes it happen once for each customer. */
  readonly offer_key: string
  readonly name: string
  readonly kind: string
  readonly settings: Readonly<Record<string, unknown>>
}

export type OfferRunState = "running" | "done" | "canceled" | "failed"

/** An offer on its way through a customer group. */
export interface OfferRun extends OfferTerms {
  readonly id: string
  readonly state: OfferRunState
  /** The last customer it has got to; customers come in the order of ids. */
  readonly last_customer: string
  /** Members with an account that it has got to. */
  readonly customers: number
  readonly created: number
  /** Had theirs of this offer before. */
  readonly existing: number
  readonly reason: string | null
  readonly started_at: string
  readonly updated_at: string
}

export interface ParkedEvent {
  readonly key: string
  readonly type: string
  readonly customer_id: string
  readonly reason: string
  readonly tries: number
  readonly parked_at: string
}

/** A row of the shop that waits for a source, why, and since when (ms). */
export interface Unread {
  readonly id: string
  readonly reason: string
  readonly since: number
}

/** Keys between two others, neither included; compared bytewise. */
export interface KeyRange {
  readonly after: string
  readonly before: string
}

export interface Page {
  readonly limit: number
  readonly offset: number
}

export interface Paged<T> {
  readonly rows: readonly T[]
  readonly count: number
}

/** A disagreement that `verify` found. Empty means everything adds up. */
export interface Drift {
  readonly what:
    | "points"
    | "rung"
    | "tally"
    | "entries"
    | "transitions"
    | "grants"
    | "members"
    /** The member cannot be folded at all; `recorded` says why. */
    | "fold"
  readonly ladder_id: string
  readonly member_id: string | null
  readonly recorded: string
  readonly expected: string
}

export type { Attributes, ConversionEvent, LadderDocument, Money, Transition }
export type { Preview, PreviewRun, PreviewRung } from "./preview-types"
export type {
  Absentee,
  GroupMembership,
  MembershipsOf,
} from "./attendance-types"
