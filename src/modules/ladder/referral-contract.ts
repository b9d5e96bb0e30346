import type { Actor, Page, Paged } from "./types"

/**
 * `flagged` waits for staff, `blocked` looks like the customer inviting
 * themselves; neither counts. `rejected` is what staff say of one.
 */
export type ReferralState = "accepted" | "flagged" | "blocked" | "rejected"

/** What makes two accounts look like one person. */
export type SamePerson =
  "same_email" | "same_phone" | "same_address" | "same_payment"

/**
 * Why one does not count: one person, friends who invited each other, too many
 * at one address, or of one customer.
 */
export type ReferralReason =
  SamePerson | "ring" | "many_at_address" | "many_in_year"

/** That a friend accepted a customer's invitation. */
export interface Referral {
  readonly id: string
  readonly inviter_id: string
  readonly friend_id: string
  readonly state: ReferralState
  readonly reason: ReferralReason | null
  readonly claimed_at: string
  /** Who of the staff decided last; null: nobody has. */
  readonly decided_by: string | null
  /** Since when it is what it is, if that is not from the beginning. */
  readonly decided_at: string | null
}

export interface ReferralClaim {
  readonly inviter_id: string
  readonly friend_id: string
  /** Stands for the address and the day, and tells neither. */
  readonly network: string
  readonly same_person: SamePerson | null
}

export interface ReferralLimits {
  readonly per_year: number
  readonly per_address_and_day: number
}

/** Who invited whom. */
export interface Referrals {
  /** The customer's own code, made when it is first asked for. */
  codeOf(customer_id: string): Promise<string>
  /** Whose code it is; null: nobody's. */
  inviterOf(code: string): Promise<string | null>
  /**
   * Notes that a friend accepted an invitation, once: the same again is a
   * `duplicate`, another one a `conflict`. Exact over any number of processes.
   */
  claim(
    claim: ReferralClaim,
    limits: ReferralLimits
  ): Promise<{
    referral: Referral
    answer: "recorded" | "duplicate" | "conflict"
  }>
  /** Of those who accepted an invitation; others have none. */
  byFriends(friend_ids: readonly string[]): Promise<Referral[]>
  /**
   * Friends whose referral changed in the period, or of whose orders something
   * was recorded in it, in the order of their ids.
   */
  changedBetween(
    period: { readonly since: Date; readonly until: Date },
    after: string,
    limit: number
  ): Promise<string[]>
  /** When the first was made; null: there are none. */
  oldest(): Promise<Date | null>
  /** Ends those that staff have not decided about; gives those it did end. */
  block(
    found: readonly { id: string; reason: SamePerson }[]
  ): Promise<Referral[]>
  /** Latest first; of one state, or all. */
  list(state: ReferralState | undefined, page: Page): Promise<Paged<Referral>>
  /**
   * What staff decide; what was looked at before is not looked at again.
   *
   * @throws MedusaError NOT_FOUND; CONFLICT when it is that already
   */
  decide(id: string, to: "accepted" | "rejected", by: Actor): Promise<Referral>
}

/** What bounds what links may count, over any number of processes. */
export interface LinkLimits {
  /** Counts it, unless it has counted so often within that time; tells which. */
  allows(who: string, times: number, seconds: number): Promise<boolean>
  /** Remembers something for a time, from now on. */
  note(what: string, seconds: number): Promise<void>
  isNoted(what: string): Promise<boolean>
  /** Whether there is an event with the key: it counted already. */
  counted(key: string): Promise<boolean>
  /** Forgets what is over. */
  forget(): Promise<void>
}
