import type { Scalar, Where } from "../params"

/**
 * The words of the engine. One word per thing, the same in code, tables, API
 * and documentation.
 *
 * - **Conversion event**: a fact that a customer did something that counts.
 * - **Reversal**: an event that names another and takes (part of) it back; an
 *   *addition* names another and gives it more.
 * - **Member**: who climbs. **Standing**: what the member's timeline says now.
 * - **Rung**: one step, numbered from 1; 0 is the ground below the first.
 * - **Tally**: a count or sum kept for a condition, with rows per day when the
 *   condition looks at a window.
 * - **Entry**: one immutable line of points. **Transition**: one move.
 * - **Owed**: the rewards a member has earned and not forfeited.
 *
 * Numbers: integers only. Money is in minor units of its currency, time in
 * milliseconds since 1970, a day is a whole number given by the calendar.
 */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Moment = number

/** A local day of the ladder's zone, numbered; consecutive days differ by 1. */
export type Day = number

/** The ladder's zone. The engine knows no `Date`; the edge supplies this. */
export interface Calendar {
  readonly dayOf: (at: Moment) => Day
  /** First moment of a local day. */
  readonly startOf: (day: Day) => Moment
}

export type Attributes = Readonly<Record<string, Scalar | readonly string[]>>

/** A normalised fact that a customer did something that counts. */
export interface ConversionEvent {
  /** Unique for ever, compared bytewise, e.g. `order:order_1:v1`. */
  readonly key: string
  readonly type: string
  /** The customer as seen; the engine never looks at it. */
  readonly customer: string
  readonly at: Moment
  /** Minor units of `currency`; negative takes away. */
  readonly value?: number
  /** ISO 4217, lower case. */
  readonly currency?: string
  /** Key of the event this one takes back or adds to. */
  readonly reverses?: string
  readonly attributes: Attributes
}

/** Something dated that happened to one member. The timeline is made of these. */
export type Item = { readonly key: string; readonly at: Moment } & (
  | { readonly kind: "publication"; readonly version: number }
  | ({ readonly kind: "lock" } & Lock)
  | { readonly kind: "unlock" }
  | {
      readonly kind: "adjust"
      readonly status: number
      readonly spendable: number
    }
  /** Somebody takes no part from now on, or does again. */
  | { readonly kind: "leave" | "join"; readonly by: Absence }
  | { readonly kind: "event"; readonly event: ConversionEvent }
)

/**
 * Why somebody takes no part: by their own will, or for a customer group they
 * are in. Each reason is taken back by itself.
 */
export type Absence = "opt_out" | `group:${string}`

/** Staff pin the member. */
export interface Lock {
  /** Rung id, or null for the ground. */
  readonly rung: string | null
  readonly until?: Moment
}

/** Place in the timeline: moment, then rank of the kind, then key bytewise. */
export interface Position {
  readonly at: Moment
  readonly rank: number
  readonly key: string
}

export type Met = "yes" | "no" | "unknown"

/** An answer with its reasons. The walk that decides makes it; screens print it. */
export interface Verdict {
  readonly met: Met
  /** What was judged: a condition kind, or `all`, `any`, `not`. */
  readonly because: string
  /** The condition's own settings, to put the reason into words. */
  readonly params?: Readonly<Record<string, unknown>>
  readonly have?: number
  readonly need?: number
  readonly parts?: readonly Verdict[]
}

/** What a tally counts. Equal specifications share one tally by their key. */
export interface TallySpec {
  readonly measure: "count" | "value"
  /** Absent: events of any type. */
  readonly type?: string | undefined
  /** Every named attribute must have one of the values listed. */
  readonly where?: Where | undefined
  /** Events of other sales channels are left out; absent: none are. */
  readonly channels?: readonly string[] | undefined
  readonly currency?: string
  /** Local days, today included; absent: for ever. */
  readonly within_days?: number | undefined
}

/** Points the standing holds. */
export interface Balance {
  readonly balance: "status" | "spendable"
}

/** What is kept of one tally in the standing. */
export interface Tally {
  /** Sum for ever, or over the current window. */
  readonly sum: number
  /** Windowed only: no day row older than this is inside the window. */
  readonly oldest?: Day
}

export interface Lot {
  readonly expires_at: Moment
  readonly left: number
}

/** So many claims are open; they hold the member until then at the latest. */
export interface Claims {
  readonly open: number
  readonly until: Moment
}

/** What a capped rule has paid so far, or on its latest day. */
export interface Paid {
  /** Absent where the cap is for ever. */
  readonly day?: Day
  readonly times: number
  /** Values of the attribute that is paid once each. */
  readonly of: readonly string[]
}

export interface Grace {
  readonly since: Moment
  readonly until: Moment
}

/** A reward the member has earned and not forfeited. */
export interface Owed {
  readonly reward: string
  readonly rung: string
  readonly at: Moment
  /** Key of the transition that earned it. */
  readonly transition: string
}

/** What the timeline says about a member now. Can be dropped and replayed. */
export interface Standing {
  /** Number of the published version the member was last judged by; 0: none. */
  readonly version: number
  readonly rung: number
  readonly rung_id: string | null
  readonly rung_since: Moment | null
  readonly registered: boolean
  readonly status: number
  readonly spendable: number
  /** Spendable points that expire, merged by moment, soonest first. */
  readonly lots: readonly Lot[]
  readonly tallies: Readonly<Record<string, Tally>>
  /** By id of the capped earn rule. */
  readonly paid: Readonly<Record<string, Paid>>
  readonly grace: Grace | null
  /** Claims that are not settled: nobody falls while there is one. */
  readonly claims: Claims | null
  /** Takes no part while there is any: nothing counts, nothing is owed. */
  readonly absent_by: readonly Absence[]
  readonly lock: Lock | null
  readonly owed: readonly Owed[]
  /** A reversal took a reward's cause away: only a replay can tell what is owed. */
  readonly forfeited: boolean
  /** Last folded item, or the last change that time alone caused. */
  readonly cursor: Position | null
  /** When time alone may change something next. */
  readonly review_at: Moment | null
}

/** One line of points. Immutable once written. */
export interface Entry {
  /** Unique per member, the same on every replay. */
  readonly key: string
  readonly kind: "earn" | "reverse" | "expire" | "adjust"
  readonly at: Moment
  /** Day the points belong to; a reversal belongs to its original's day. */
  readonly day: Day
  readonly status: number
  readonly spendable: number
  /** Key of the item that caused it. */
  readonly cause: string
  /** Event whose points these are (differs from `cause` for a reversal). */
  readonly original: string
  /** Earn rule, version and multiplier in percent that gave the points. */
  readonly rule?: string
  readonly version?: number
  readonly multiplier?: number
}

export type TransitionWhy =
  "placement" | "entered" | "fell" | "locked" | "left" | "publication"

/** A move, with its proof. Immutable once written. */
export interface Transition {
  readonly key: string
  readonly at: Moment
  readonly from: number
  readonly to: number
  readonly from_id: string | null
  readonly to_id: string | null
  readonly why: TransitionWhy
  /** Key of the item that caused it, or `time`. */
  readonly cause: string
  readonly version: number
  readonly proof: Verdict | null
}

/** A change of one day row of one tally, added to what the row holds. */
export interface DayDelta {
  readonly tally: string
  readonly day: Day
  readonly delta: number
}

/** What folding items did. */
export interface Outcome {
  readonly standing: Standing
  readonly entries: readonly Entry[]
  readonly transitions: readonly Transition[]
  readonly days: readonly DayDelta[]
}

/** Why `advance` declined; the member must be replayed. */
export interface NeedsReplay {
  readonly needs_replay: "late" | "reversal" | "forfeited" | "version"
}
