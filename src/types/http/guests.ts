import type { AdminCustomerReference, PageInfo } from "./shared"

/** Somebody without an account who is, or may be, this customer. */
export interface AdminGuestJoin {
  guest: AdminCustomerReference
  joined_at: string
  /** Id of who did it; `system` for a verified address. */
  joined_by: string
  separated_at: string | null
  separated_by: string | null
}

/** `GET /admin/ladder/customers/:id/guests`, latest first. */
export interface AdminGuestsResponse extends PageInfo {
  guests: AdminGuestJoin[]
  /** With the same address, and not joined to anybody: it may be theirs. */
  candidate: AdminCustomerReference | null
}

/**
 * `POST /admin/ladder/customers/:id/guests` joins, `…/guests/separate` takes that
 * back; 409 when the guest is joined to somebody else.
 */
export interface AdminGuestDecision {
  guest_id: string
  reason: string
}

export interface AdminGuestDecisionResponse {
  /** False when it was so already. */
  changed: boolean
}
