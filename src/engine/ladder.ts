import type { Condition } from "./condition"
import type { Where } from "../params"

/**
 * A ladder as a document: what a merchant edits, publishes, exports and keeps
 * in git. Names are those of the JSON; the edge checks it before it gets here.
 */
export interface LadderDocument {
  readonly name: string
  /** IANA zone in which days and windows are counted, e.g. `Europe/Berlin`. */
  readonly zone: string
  /** From the lowest up. */
  readonly rungs: readonly RungDocument[]
  readonly earn: readonly EarnRule[]
  readonly rewards: readonly RewardDocument[]
  readonly takes_part?: TakesPart
  readonly rates?: Rates
  /** Where somebody who may not stay falls to. Default `to_what_holds`. */
  readonly fall?: "one" | "to_what_holds"
  /** Whose rewards a move over several rungs earns. Default `all`. */
  readonly skipped_rungs?: "all" | "top"
  /** What the merchant says to know; the engine never looks at it. */
  readonly acknowledged?: { readonly paying_for_ratings?: boolean }
}

/** Whose doings the ladder is about. */
export interface TakesPart {
  /** Ids; what happened in others counts for nothing. Absent: all count. */
  readonly sales_channels?: readonly string[]
  /**
   * Ids of customer groups that take no part while they are members of them.
   * The edge tells the engine who is in one: it cannot see groups.
   */
  readonly groups_left_out?: readonly string[]
}

/**
 * What purchases in other currencies count for. A spend condition and an earn
 * rule in the currency `into` count them too, at the merchant's own rates;
 * without, and in any other currency, each currency counts for itself alone.
 */
export interface Rates {
  readonly into: string
  /** By currency, e.g. `{ "usd": { "amount": 100, "counts_as": 92 } }`. */
  readonly from: Readonly<Record<string, Rate>>
}

/** So many minor units of one currency count as so many of another. */
export interface Rate {
  readonly amount: number
  readonly counts_as: number
}

export interface RungDocument {
  /** Stable across versions. */
  readonly id: string
  readonly name: string
  readonly enter: Condition
  /** What it takes to stay; default: `enter`. */
  readonly keep?: Condition
  /** Whole local days between no longer qualifying and falling; default 0. */
  readonly grace_days?: number
  /** Nobody who reached it falls under it. */
  readonly floor?: boolean
  /** Discount of everybody on the rung, as long as they stand there. */
  readonly discount?: { readonly percent: number }
}

/** How many points an event type is worth. */
export interface EarnRule {
  readonly id: string
  readonly type: string
  readonly where?: Where
  /** Either so many points an event, or so many for each full amount. */
  readonly points:
    | { readonly fixed: number }
    | {
        readonly per: {
          readonly points: number
          /** Minor units. */
          readonly amount: number
          readonly currency: string
        }
      }
  /**
   * Events worth less (minor units, net) give nothing. In the currency of
   * `per`, else of `rates`, else of the event itself.
   */
  readonly minimum?: number
  /** Percent by the rung held before the event, e.g. `{ "gold": 150 }`. */
  readonly multipliers?: Readonly<Record<string, number>>
  /** Default `both`. */
  readonly balance?: "both" | "status" | "spendable"
  /** Spendable points lapse after so many whole local days; default: never. */
  readonly expires_after_days?: number
  /** How often it pays a member; default: without end. */
  readonly cap?: Cap
}

/** No more than so many events are paid, whatever is taken back of them later. */
export interface Cap {
  readonly times: number
  /** A local day of the ladder's zone, or a member's whole life. */
  readonly per: "day" | "ever"
  /** Of those with the same value of this attribute only the first is paid. */
  readonly once_per?: string
}

export interface RewardDocument {
  readonly id: string
  readonly name: string
  /** A reward kind, e.g. `coupon`. */
  readonly kind: string
  readonly on: { readonly rung_entered: string }
  /** The kind's own settings, checked by the kind. */
  readonly settings: Readonly<Record<string, unknown>>
  /** Taken back, unused, when the rung is left by the passing of time too. */
  readonly void_on_fall?: boolean
}

/** What the engine must know of the event types. Comes from the catalogue. */
export interface EventTypeFacts {
  /** A purchase: its value counts as spend. */
  readonly spend?: boolean
  /** A correction: the type whose points and spend it takes back. */
  readonly undoes?: string
  /** A correction that costs no status: what it takes is the shop's own fault. */
  readonly shields?: boolean
  /** Nobody falls from the one to the other, as often as both happen. */
  readonly holds?: "from" | "until"
  /** Makes a guest a registered customer. */
  readonly registers?: boolean
  /** What it is derived from: nobody records it, and only earn rules name it. */
  readonly derivedFrom?: Derived
}

/**
 * Each event of a type, by its number among those that a rule asks for; spend or
 * status points that reach a number; or a rung that is entered or left.
 */
export type Derived =
  { readonly each: string } | "spend" | "status" | "rung_entered" | "rung_left"

export type EventTypes = Readonly<Record<string, EventTypeFacts>>
