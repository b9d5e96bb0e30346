import type { TransitionWhy } from "../engine"

/**
 * What the plugin announces on Medusa's event bus once it is committed. Each
 * announcement is made at least once: a repeat has the same `id`. Moments are
 * ISO 8601 in UTC. Names are as they were when it happened.
 */
export interface LadderEvents {
  "ladder.rung_entered": LadderRungEntered
  "ladder.rung_left": LadderRungLeft
  "ladder.points_changed": LadderPointsChanged
  "ladder.reward_issued": LadderRewardIssued
  "ladder.reward_redeemed": LadderRewardRedeemed
  "ladder.reward_revoked": LadderRewardRevoked
  "ladder.coupons_held": LadderCouponsHeld
}

export type LadderEventName = keyof LadderEvents

/** One announcement, as the bus carries it. */
export type LadderEvent = {
  [Name in LadderEventName]: {
    readonly name: Name
    readonly data: LadderEvents[Name]
  }
}[LadderEventName]

/** What every announcement says. */
export interface LadderAnnounced {
  /** Stays the same when it is announced again. */
  readonly id: string
  /** When it happened by the ladder, which may be before it was recorded. */
  readonly at: string
  readonly ladder_id: string
  readonly ladder_handle: string
  readonly customer_id: string
}

/**
 * Why somebody moved: `corrected` when what was recorded since shows that
 * they never were on the rung left, or were on the one entered all along.
 */
export type LadderMoveWhy = Exclude<TransitionWhy, "placement"> | "corrected"

interface LadderMove extends LadderAnnounced {
  readonly rung_id: string
  readonly rung_name: string
  readonly direction: "up" | "down"
  readonly why: LadderMoveWhy
}

export interface LadderRungEntered extends LadderMove {
  /** The rung left; null: from below the first. */
  readonly from_rung_id: string | null
  readonly from_rung_name: string | null
}

export interface LadderRungLeft extends LadderMove {
  /** The rung entered; null: to below the first. */
  readonly to_rung_id: string | null
  readonly to_rung_name: string | null
}

/** Balances before and after; changes recorded together are told together. */
export interface LadderPointsChanged extends LadderAnnounced {
  readonly status_points: LadderChange
  readonly spendable_points: LadderChange
}

export interface LadderChange {
  readonly before: number
  readonly after: number
}

interface LadderReward extends LadderAnnounced {
  readonly grant_id: string
  readonly reward_name: string
  readonly code: string
}

export interface LadderRewardIssued extends LadderReward {
  /** Null: never. */
  readonly expires_at: string | null
}

export interface LadderRewardRedeemed extends LadderReward {
  readonly order_id: string
}

/** Follows its `reward_issued`: what is taken back before that is not told. */
export interface LadderRewardRevoked extends LadderReward {
  /**
   * `cause_undone`: what earned it was taken back, its rung was left, or its
   * customer takes part no more;
   * `voided_by_staff`; `ladder_retired`.
   */
  readonly reason: "cause_undone" | "voided_by_staff" | "ladder_retired"
}

/**
 * Somebody changed the customer's password: until then no coupon of theirs can be
 * used. `at` is when it was changed.
 */
export interface LadderCouponsHeld extends LadderAnnounced {
  readonly until: string
  /** Of this ladder, to be used. */
  readonly coupons: number
}
