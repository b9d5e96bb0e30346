import type { Page, Paged } from "./types"

/** A guest joined to a customer. */
export interface GuestJoin {
  readonly id: string
  readonly guest_id: string
  readonly joined_at: string
  /** Id of who did it, or `system` for a verified address. */
  readonly joined_by: string
  readonly separated_at: string | null
  readonly separated_by: string | null
}

export interface Guests {
  /**
   * From now on the guest is the customer: what they did, and will do, counts for
   * that member. False when it was so already or, of `system`, when somebody has
   * separated this guest before.
   *
   * @throws MedusaError CONFLICT when staff join a guest of another customer
   */
  join(
    guest_id: string,
    customer_id: string,
    by: GuestDecision
  ): Promise<boolean>
  /** Whether the guest is somebody now. */
  isJoined(guest_id: string): Promise<boolean>
  /** Those of these guests about whom nothing was decided yet. */
  undecided(guest_ids: readonly string[]): Promise<string[]>
  /**
   * Takes that back: both are what they would be without it. False when the guest
   * is not joined to this customer.
   */
  separate(
    guest_id: string,
    customer_id: string,
    by: GuestDecision
  ): Promise<boolean>
  /** Latest first, those separated again too. */
  joinsOf(customer_id: string, page: Page): Promise<Paged<GuestJoin>>
}

export interface GuestDecision {
  readonly actor_id: string
  readonly reason: string
}
