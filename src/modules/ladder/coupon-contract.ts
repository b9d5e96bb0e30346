import type { Amounts } from "../../params"
import type {
  Actor,
  GrantRecord,
  OfferRun,
  OfferTerms,
  Page,
  Paged,
} from "./types"

/** What staff do with single coupons, and what cancelled orders do. */
export interface Coupons {
  /**
   * Gives one customer a reward of its own; the same id again gives them no
   * second.
   *
   * @throws MedusaError CONFLICT when the id stands for something else
   */
  give(
    gift: {
      ladder_id: string
      customer_id: string
      id: string
      name: string
      kind: string
      settings: Readonly<Record<string, unknown>>
    },
    by: Actor
  ): Promise<{ grant: GrantRecord; answer: "recorded" | "duplicate" }>
  /**
   * Makes a grant worthless: at once by the ledger, a moment later in the
   * shop. An order that is using it wins. It is not granted again while its
   * cause stands.
   *
   * @throws MedusaError NOT_FOUND; CONFLICT when it is worth nothing already
   */
  void(id: string, by: Actor): Promise<GrantRecord>
  /**
   * Grants again, once and with a new code, what cancelled orders had used,
   * where the settings say so and the cause still stands. Gives how many.
   */
  renewCanceled(order_ids: readonly string[]): Promise<number>
}

/** Offers to whole customer groups, in the background. */
export interface Offers {
  /**
   * Begins an offer, or gives the run that is at it already. A key that was
   * offered before may be offered again: whoever has theirs is skipped.
   *
   * @throws MedusaError CONFLICT when the key stands for another offer
   */
  start(terms: OfferTerms, by: Actor): Promise<OfferRun>
  /** Takes a run to go on with, with a lease; null when there is none. */
  claim(): Promise<OfferRun | null>
  /**
   * Gives the next customers theirs and notes how far the run is; nobody more
   * ends it. Does nothing where another process did it meanwhile, or where
   * the run or its ladder has ended. Answers with the run as it is then.
   */
  offerPage(
    id: string,
    after: string,
    customer_ids: readonly string[]
  ): Promise<OfferRun>
  /** Gives the lease back, to go on with soon. */
  release(id: string): Promise<void>
  /** Gives the lease back, to be tried again with growing delay. */
  fail(id: string, reason: string): Promise<void>
  /** @throws MedusaError NOT_FOUND; CONFLICT when it is not running */
  cancel(id: string, by: Actor): Promise<OfferRun>
  /** @throws MedusaError NOT_FOUND */
  retrieve(id: string): Promise<OfferRun>
  /** Latest first. */
  ofGroup(customer_group_id: string, page: Page): Promise<Paged<OfferRun>>
  /** How many of these customers take no part in the ladder. */
  countAbsent(
    ladder_id: string,
    customer_ids: readonly string[]
  ): Promise<number>
  /** How many of these customers have theirs. */
  countOffered(
    ladder_id: string,
    offer_key: string,
    customer_ids: readonly string[]
  ): Promise<number>
}

/** Coupon codes tried in vain: how often, so that nobody guesses. */
export interface CodeTries {
  /** Seconds until `who` may try again; 0 when at once. */
  wait(who: string): Promise<number>
  /**
   * Counts tries that failed, before their failure is told. Where they are more
   * than allowed they are not counted, and must not be told either: gives the
   * seconds to wait, else 0. Holds over any number of processes.
   */
  fail(who: string, tries: number): Promise<number>
  /** Forgets those whose tries no longer count. */
  forget(): Promise<void>
}

export type CouponFigure = "issued" | "redeemed" | "voided"

/** By currency, in minor units. */
export interface CouponFigures {
  readonly issued: number
  readonly redeemed: number
  /** Ended unused. */
  readonly voided: number
  /** Taken off by those redeemed, cancelled orders left out. */
  readonly discounts: Amounts
  /** What their orders are worth to the ladder, net of what was taken back. */
  readonly revenue: Amounts
}
