import type { Actor, Page, Paged } from "./types"

/**
 * `made` at once by one person, `pending` until a second one says something,
 * `expired` when nobody did in time. Only `made` and `approved` ones give or take
 * points.
 */
export type AdjustmentState =
  "made" | "pending" | "approved" | "refused" | "withdrawn" | "expired"

/**
 * Why one person alone was not enough, or would not be where there is a limit:
 * the customer has their own e-mail address; it is more than the limit of a day.
 */
export type AdjustmentWhy = "own_record" | "over_limit"

/** Who acts: an actor, and the person behind it where that is an API key. */
export interface Person extends Actor {
  /** A user's id; the key's own where nobody is known to have made it. */
  readonly person_id: string
  /** Whether the customer it is about has this person's e-mail address. */
  readonly own_record: boolean
}

/** Points that staff gave or took, or want to. */
export interface Adjustment {
  readonly id: string
  readonly ladder_id: string
  readonly customer_id: string
  readonly status_points: number
  readonly spendable_points: number
  readonly reason: string
  readonly because: AdjustmentWhy | null
  readonly state: AdjustmentState
  readonly requested_by: string
  /** The person behind `requested_by`. */
  readonly person_id: string
  readonly requested_at: string
  /** Null for one that was made at once. */
  readonly expires_at: string | null
  readonly decided_by: string | null
  readonly decided_at: string | null
  /** What was said when it was decided. */
  readonly decision_reason: string | null
}

export interface AdjustmentRequest {
  /** The same again changes nothing. */
  readonly id: string
  readonly ladder_id: string
  readonly customer_id: string
  readonly status_points: number
  readonly spendable_points: number
}

export interface AdjustmentRules {
  /** Points a day above which a second person is asked; absent: no limit. */
  readonly approve_above?: number | undefined
  readonly expire_after_days: number
}

export type AdjustmentAnswer = "recorded" | "duplicate" | "pending" | "conflict"

export interface AdjustmentFilter {
  readonly state?: AdjustmentState | undefined
  readonly customer_id?: string | undefined
}

/** Points by hand: at once, or once a second person has agreed. */
export interface Adjustments {
  /**
   * Gives or takes points, or keeps the wish until a second person agrees: above
   * the limit, counting all that this person did alone within 24 hours, and all
   * that was done alone for this member, and for one's own record. Exact over any
   * number of processes. `by.reason` is why.
   *
   * @throws MedusaError NOT_FOUND when the customer never was on the ladder
   */
  adjust(
    request: AdjustmentRequest,
    by: Person,
    rules: AdjustmentRules
  ): Promise<AdjustmentAnswer>
  /** @throws MedusaError NOT_FOUND */
  retrieve(id: string): Promise<Adjustment>
  /** Latest first. */
  list(filter: AdjustmentFilter, page: Page): Promise<Paged<Adjustment>>
  /**
   * Ends the waiting, once, whatever is sent at once: `approved` records the
   * points as of now, `refused` and `withdrawn` never will.
   *
   * @throws MedusaError NOT_FOUND; CONFLICT when it waits no more; FORBIDDEN for
   * who asked for it or whom it is for, and for withdrawing what somebody else
   * asked for
   */
  decide(
    id: string,
    to: "approved" | "refused" | "withdrawn",
    by: Person
  ): Promise<Adjustment>
}
