import type { Attributes } from "../../engine"

/** What a shop front sent of something that happened there. */
export interface SentEvent {
  /** Its own within all that one customer or visitor sends. */
  readonly key: string
  readonly type: string
  /** Absent: when it came in. */
  readonly at?: number
  /** Key of the event, of the same sender, that this one takes back. */
  readonly undoes?: string
  readonly attributes: Attributes
}

export type SentAnswer =
  | {
      readonly key: string
      readonly answer: "recorded" | "duplicate" | "conflict"
    }
  | {
      readonly key: string
      readonly answer: "refused"
      readonly reason: string
    }

/** A sent event with its moment, as it is kept of a visitor. */
export type KeptEvent = SentEvent & { readonly at: number }

/** A visitor whose events are to become a customer's. */
export interface JoinedVisitor {
  readonly visitor_id: string
  readonly customer_id: string
}

/**
 * Those who send events without being logged in, by the digest of the token
 * they were issued. What they did waits here, bounded in number and time, and
 * becomes a customer's once that customer joins the token.
 */
export interface Visitors {
  /** Begins a visitor; gives when it is forgotten. */
  open(visitor_id: string): Promise<Date>
  /** `unknown`: never issued, or forgotten. `joined`: a customer's by now. */
  stateOf(visitor_id: string): Promise<"open" | "joined" | "unknown">
  /**
   * Keeps events in one transaction; repeats change nothing, and too many are
   * refused. Events without a moment are of `now`. Null for a visitor that is
   * not open, even where it was a moment ago.
   */
  keep(
    visitor_id: string,
    events: readonly SentEvent[],
    now: number
  ): Promise<SentAnswer[] | null>
  /**
   * Makes the visitor a customer's, for ever: from now on it keeps nothing
   * more. The same customer again changes nothing.
   */
  join(
    visitor_id: string,
    customer_id: string
  ): Promise<"joined" | "taken" | "unknown">
  /** All it did, in order. */
  kept(visitor_id: string): Promise<KeptEvent[]>
  /** Lets go of a joined visitor's events: they are recorded. */
  carried(visitor_id: string): Promise<void>
  /** Joined visitors whose events a crash left behind for a minute. */
  leftToCarry(limit: number): Promise<JoinedVisitor[]>
  /** Forgets those whose time is over, with all they did. */
  forget(): Promise<void>
}

/** What is asked of an allowance: of `allowed` in so many seconds, `cost`. */
export interface Wanted {
  readonly who: string
  readonly cost: number
  readonly allowed: number
  readonly seconds: number
}

/** How much somebody may do in a time, over any number of processes. */
export interface Allowances {
  /** Takes all that is wanted, or nothing. Gives the seconds to wait, or 0. */
  take(wanted: readonly Wanted[]): Promise<number>
  /** Forgets those that are whole again. */
  forget(): Promise<void>
}
