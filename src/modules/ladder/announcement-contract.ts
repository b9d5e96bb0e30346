import type { ClaimedAnnouncement } from "./types"

/** What is committed and not announced on the event bus yet. */
export interface Announcements {
  /**
   * Takes announcements to make, earliest first, with a lease; others skip
   * them meanwhile. Those of paused ladders wait.
   */
  claim(limit: number): Promise<ClaimedAnnouncement[]>
  /** Forgets what was announced. */
  done(ids: readonly string[]): Promise<void>
  /** To be tried again with growing delay, for ever. */
  failed(ids: readonly string[], reason: string): Promise<void>
  /** Whether the customer takes part, so that messages may be sent to them. */
  takesPart(ladder_id: string, customer_id: string): Promise<boolean>
}
