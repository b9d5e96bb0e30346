import type { ConversionEvent, LadderDocument } from "../../engine"
import type { Activity } from "./activity-contract"
import type { Adjustments } from "./adjustment-contract"
import type { Announcements } from "./announcement-contract"
import type { CodeTries, Coupons, Offers } from "./coupon-contract"
import type { Guests } from "./guest-contract"
import type { Members } from "./member-contract"
import type { LadderOptions } from "./options"
import type { CouponHolds } from "./hold-contract"
import type { LinkLimits, Referrals } from "./referral-contract"
import type { Backfills } from "./backfill-contract"
import type { Allowances, Visitors } from "./storefront-contract"
import type { Sweeping } from "./sweep-contract"
import type { Troubles } from "./trouble-contract"
import type { CouponFigure, CouponFigures } from "./coupon-contract"
import type {
  Absentee,
  Actor,
  AuditFilter,
  AuditLine,
  ClaimedGrant,
  ClaimedLevel,
  CustomerCheck,
  CustomerStanding,
  DecisionInput,
  Drift,
  EventOutcome,
  GrantRecord,
  GrantState,
  GroupMembership,
  MembershipsOf,
  LadderRecord,
  Money,
  Page,
  Paged,
  Preview,
  PreviewRun,
  RecordAnswer,
  Retirement,
  RungRecord,
  TimelineLine,
} from "./types"
import type { YearlyDays } from "./yearly-contract"

export type * from "./adjustment-contract"
export type * from "./announcement-contract"
export type * from "./backfill-contract"
export type * from "./coupon-contract"
export type * from "./guest-contract"
export type * from "./hold-contract"
export type * from "./member-contract"
export type * from "./referral-contract"
export type * from "./storefront-contract"
export type { Sweeping } from "./sweep-contract"
export type { Troubles } from "./trouble-contract"

/**
 * What the module offers, by theme; each theme is one of the classes below
 * `services`. Everything outside the module knows only this.
 */
export interface LadderModule {
  /** The plugin's options, read and checked at boot. */
  settings(): LadderOptions
  readonly recording: Recording
  readonly adjustments: Adjustments
  readonly ladders: Ladders
  readonly attendance: Attendance
  readonly guests: Guests
  readonly lifecycle: Lifecycles
  readonly announcements: Announcements
  readonly audits: Audits
  readonly previews: Previewing
  readonly previewRuns: PreviewRunning
  readonly outbox: Outbox
  readonly sweeping: Sweeping
  readonly backfills: Backfills
  readonly troubles: Troubles
  readonly tries: CodeTries
  readonly coupons: Coupons
  readonly holds: CouponHolds
  readonly offers: Offers
  readonly reports: Reports
  readonly members: Members
  readonly referrals: Referrals
  readonly linkLimits: LinkLimits
  readonly visitors: Visitors
  readonly allowances: Allowances
  readonly yearlyDays: YearlyDays
  readonly activity: Activity
}

export interface Recording {
  /** The one door: records events and all that follows, in one transaction. */
  record(
    events: readonly ConversionEvent[],
    source: string
  ): Promise<RecordAnswer[]>
  /** Keeps events that cannot be counted yet, with the reason. */
  park(
    events: readonly { event: ConversionEvent; reason: string }[],
    source: string
  ): Promise<void>
  /**
   * Keys of those of the events that count for somebody though the customer they
   * name is gone: a reversal is its original's owner's, what a joined guest did
   * is the account's.
   */
  countingAnyway(
    events: readonly ConversionEvent[],
    check: CustomerCheck
  ): Promise<ReadonlySet<string>>
  /** Records what a person decided about a customer's membership. */
  decide(decision: {
    ladder_id: string
    customer_id: string
    /** The same id again changes nothing. */
    id: string
    what: DecisionInput
    reason: string
    actor_id: string
  }): Promise<RecordAnswer>
  /** Marks a customer as deleted or back: deleted ones are parked at the door. */
  closeCustomers(ids: readonly string[]): Promise<void>
  /** Folds members that a publication or a back-fill left behind. Returns how many. */
  settle(limit?: number): Promise<number>
  /** Lets time act on members whose moment has come. Returns how many. */
  elapse(limit?: number): Promise<number>
  /** Tries parked events of customers who are there now. Gives how many got in. */
  retryParked(check: CustomerCheck, limit?: number): Promise<number>
  /** Recomputes everything from the events and reports what disagrees. */
  verify(): Promise<Drift[]>
}

export interface Ladders {
  createLadder(input: {
    handle: string
    document: LadderDocument
    /** `system` when absent, as below. */
    by?: Actor
  }): Promise<LadderRecord>
  updateDraft(
    id: string,
    document: LadderDocument,
    options?: {
      by?: Actor
      /** The `draft_saved_at` one has seen; a later draft is a conflict. */
      based_on?: string | null | undefined
    }
  ): Promise<LadderRecord>
  /**
   * Makes the draft the live version, also of a retired ladder; members are
   * placed in the background.
   */
  publish(
    id: string,
    options?: {
      by?: Actor
      at?: number | undefined
      based_on?: string | null | undefined
    }
  ): Promise<LadderRecord>
  retrieveLadder(id: string): Promise<LadderRecord>
  listLadders(page: Page): Promise<Paged<LadderRecord>>
  /** Rungs of every published ladder, or of one, with their groups. */
  listRungs(ladder_id?: string): Promise<RungRecord[]>
  saveRungLinks(
    rung_id: string,
    links: { customer_group_id?: string; promotion_id?: string | null }
  ): Promise<void>
}

/** Who takes no part in a ladder because of a customer group. */
export interface Attendance {
  /** Lets these leave, as of when they joined the group. Gives how many did. */
  leaveOut(
    ladder_id: string,
    memberships: readonly GroupMembership[]
  ): Promise<number>
  /** Ends that, as of now, for members who are no longer in the group. */
  letBackIn(
    ladder_id: string,
    absentees: readonly { member_id: string; group_id: string }[]
  ): Promise<number>
  /** All who take no part, whatever the reason, in the order of their ids. */
  absentees(
    ladder_id: string,
    after: string,
    limit: number
  ): Promise<Absentee[]>
}

export interface Lifecycles {
  /** Recording goes on; nothing is issued, and nobody rises in the shop. */
  pause(id: string, by: Actor): Promise<LadderRecord>
  resume(id: string, by: Actor): Promise<LadderRecord>
  /** Ends a ladder and all it gave; the shop follows in the background. */
  retire(id: string, by: Actor, groups: "keep" | "empty"): Promise<LadderRecord>
  /** What retiring it now would end. */
  retirementOf(id: string): Promise<Retirement>
  /** What the shop has not followed yet of a retired ladder's end. */
  leftToEnd(id: string): Promise<{ coupons: number; members: number }>
  /** Goes on with retired ladders' members. Gives how many it looked at. */
  windDown(limit?: number): Promise<number>
}

export interface Previewing {
  /**
   * Who would stand where if the draft were published now. `membershipsOf` is
   * asked when the draft leaves other customer groups out than the live version.
   */
  preview(
    draft: LadderDocument,
    ladder_id: string | null,
    membershipsOf?: MembershipsOf
  ): Promise<Preview>
}

export interface PreviewRunning {
  /** Tries a draft on everybody; ends what the same person began before. */
  start(
    draft: LadderDocument,
    ladder_id: string | null,
    actor_id: string
  ): Promise<PreviewRun>
  read(id: string): Promise<PreviewRun>
  cancel(id: string): Promise<PreviewRun>
  /** Replays the next batch of one run. False when there is nothing to do. */
  goOn(membershipsOf?: MembershipsOf): Promise<boolean>
}

export interface Audits {
  /** Latest first; by ladder, by what was changed, or by who did it. */
  list(filter: AuditFilter, page: Page): Promise<Paged<AuditLine>>
}

export interface Outbox {
  /**
   * Whether members or grants wait for the shop to follow them. Cheap, and
   * rather yes than no; what time alone makes due is not looked at.
   */
  isDue(): Promise<boolean>
  /** Takes grants to issue, with a lease; others skip them meanwhile. */
  claimDueGrants(limit: number): Promise<ClaimedGrant[]>
  /** Takes issued grants that must be made worthless (undone or expired). */
  claimVoidGrants(limit: number): Promise<ClaimedGrant[]>
  /** Takes one grant by id, whatever it waits for; null when leased elsewhere. */
  claimGrant(id: string): Promise<ClaimedGrant | null>
  /** In one statement, as all that follow; what was not being issued stays. */
  markIssued(
    issued: readonly { id: string; promotion_id: string }[]
  ): Promise<void>
  /** Ends voids: `revoked` or `expired`, as each grant asked for. */
  markVoided(ids: readonly string[]): Promise<void>
  /** Gives the lease back, to be tried again with growing delay. */
  markFailed(id: string, reason: string): Promise<void>
  /**
   * Marks grants used by an order and gives those; repeats and unknown
   * promotions are fine. A repeat fills in a discount that was not told before.
   */
  markRedeemed(
    redemptions: readonly {
      promotion_id: string
      order_id: string
      at: number
      /** What it took off, where that can be read. */
      discount?: Money
    }[]
  ): Promise<GrantRecord[]>
  /** Takes members whose groups must follow their rung, with a lease. */
  claimLevels(limit: number): Promise<ClaimedLevel[]>
  /** Whether members are left that are due and nobody's claim: they were locked. */
  hasLevels(): Promise<boolean>
  markLevels(levels: readonly ClaimedLevel[]): Promise<void>
  /** Leaves them due, each with what was in the way, for a minute later. */
  releaseLevels(
    released: readonly { level: ClaimedLevel; reason: string }[]
  ): Promise<void>
  /** Writes one grant per customer for an offer; known offer keys are skipped. */
  offerGrants(offer: {
    ladder_id: string
    offer_key: string
    name: string
    kind: string
    settings: Readonly<Record<string, unknown>>
    customer_ids: readonly string[]
  }): Promise<{ created: number; existing: number }>
  grantsByPromotion(promotion_ids: readonly string[]): Promise<GrantRecord[]>
  /** Which of these ids are grants'; a shop set back may name others. */
  existing(ids: readonly string[]): Promise<Set<string>>
  /**
   * Gives grants that are being issued the codes of coupons that the shop has
   * for them already, so that nobody has two.
   */
  takeCodes(
    found: readonly { readonly id: string; readonly code: string }[]
  ): Promise<void>
  /** By normalised code, for checks on adding a code and at completion. */
  grantsByCode(codes: readonly string[]): Promise<GrantRecord[]>
  listGrants(
    filter: {
      ladder_id?: string
      customer_id?: string
      state?: GrantState
      offer_key?: string
    },
    page: Page
  ): Promise<Paged<GrantRecord>>
}

export interface Reports {
  /** Every published ladder's view of a customer; empty when never seen. */
  standingsOf(customer_id: string): Promise<CustomerStanding[]>
  timelineOf(
    customer_id: string,
    ladder_id: string,
    page: Page
  ): Promise<Paged<TimelineLine>>
  /** What the event under the key came to, on every published ladder. */
  outcomesOf(customer_id: string, key: string): Promise<EventOutcome[]>
  membersByRung(ladder_id: string): Promise<
    {
      rung_id: string | null
      name: string
      position: number
      members: number
    }[]
  >
  /** Moves by local day of the ladder's zone, `to` included (ISO dates). */
  movesByDay(
    ladder_id: string,
    from: string,
    to: string
  ): Promise<{ day: string; up: number; down: number }[]>
  /** Newest first; of these days only, where they are given. */
  latestMoves(
    ladder_id: string,
    page: Page,
    period?: { readonly from: string; readonly to: string }
  ): Promise<
    Paged<{
      member_id: string
      customer_id: string
      at: string
      from: string | null
      to: string | null
      direction: "up" | "down"
      why: string
    }>
  >
  /** Highest status points first; ties by who got there first. */
  leaders(
    ladder_id: string,
    page: Page
  ): Promise<
    Paged<{
      member_id: string
      customer_id: string
      rung: string | null
      status_points: number
    }>
  >
  /** The move that gave a grant; null for what was given otherwise. */
  reachedFor(grant_id: string): Promise<{ rung: string; at: string } | null>
  /** What became of coupons within days of the ladder's zone. */
  couponFigures(
    ladder_id: string,
    from: string,
    to: string
  ): Promise<CouponFigures>
  /** The coupons behind a figure, latest first. */
  couponsBehind(
    ladder_id: string,
    figure: CouponFigure,
    period: { readonly from: string; readonly to: string },
    page: Page
  ): Promise<Paged<GrantRecord>>
  /** Members on each rung at the end of each day; `to` is today at the latest. */
  rungHistory(
    ladder_id: string,
    from: string,
    to: string
  ): Promise<{ day: string; members: { rung_id: string; members: number }[] }[]>
}
