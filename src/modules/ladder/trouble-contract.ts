import type {
  Actor,
  ConversionEvent,
  CustomerCheck,
  Page,
  Paged,
  ParkedEvent,
} from "./types"

/** A parked event with all that it says. */
export interface ParkedInFull extends ParkedEvent {
  readonly source: string
  readonly next_try_at: string | null
  readonly event: ConversionEvent
}

/** What of a parked event is to be otherwise; what is left out stays. */
export type ParkedCorrection = Partial<
  Pick<ConversionEvent, "customer" | "at" | "value" | "currency" | "attributes">
>

/** A grant that was tried in vain: to be issued, or to be made worthless. */
export interface FailedGrant {
  readonly id: string
  readonly ladder_id: string
  readonly name: string
  readonly kind: string
  readonly customer_id: string
  readonly doing: "issue" | "void"
  /** Null where the process that tried it stopped. */
  readonly reason: string | null
  readonly tries: number
  /** Null after too many tries: it waits for staff. */
  readonly next_try_at: string | null
  readonly created_at: string
}

export interface GrantRetry {
  /** Due again at once. */
  readonly retried: number
  /** Failed ones that are left. */
  readonly left: number
}

/** What became of a parked event that was tried again. */
export interface ParkedAnswer {
  readonly key: string
  readonly answer: "recorded" | "parked"
  /** Why it stays parked. */
  readonly reason: string | null
}

export interface ParkedRetry {
  readonly recorded: number
  readonly parked: number
  /** Parked events in all, now. */
  readonly left: number
  /** Of one event its answer; of all the first twenty that stay parked. */
  readonly events: readonly ParkedAnswer[]
}

/** What failed or waits for somebody, and having it tried again at once. */
export interface Troubles {
  /** Grants tried in vain, latest first; not those tried at this moment. */
  listFailed(page: Page): Promise<Paged<FailedGrant>>
  /**
   * Makes a failed grant due at once, with all its tries before it.
   *
   * @throws MedusaError NOT_FOUND; CONFLICT unless it failed and waits
   */
  retryGrant(id: string, by: Actor): Promise<GrantRetry>
  /** The same with the latest ten thousand that failed. */
  retryGrants(by: Actor): Promise<GrantRetry>
  /**
   * Tries one parked event, or with null the thousand not tried for longest,
   * and tells what became of them. Two at once share the work.
   *
   * @throws MedusaError NOT_FOUND; CONFLICT while somebody else tries it
   */
  retryParked(
    key: string | null,
    check: CustomerCheck,
    by: Actor
  ): Promise<ParkedRetry>
  /** @throws MedusaError NOT_FOUND */
  readParked(key: string): Promise<ParkedInFull>
  /**
   * Changes a parked event and tries it. The caller has checked what it says.
   *
   * @throws MedusaError NOT_FOUND; CONFLICT while somebody else tries it
   */
  correctParked(
    key: string,
    correction: ParkedCorrection,
    check: CustomerCheck,
    by: Actor
  ): Promise<ParkedRetry>
  /**
   * Parks an event no longer, for good. Should its source find that nothing is
   * in its way any more it counts: the shop's rows are the truth.
   *
   * @throws MedusaError NOT_FOUND; CONFLICT while somebody else tries it
   */
  dropParked(key: string, by: Actor): Promise<{ left: number }>
  /**
   * Notes who has a row of the shop read again, which is the caller's to do.
   *
   * @throws MedusaError NOT_FOUND
   */
  retryUnread(source: string, id: string, by: Actor): Promise<void>
}
