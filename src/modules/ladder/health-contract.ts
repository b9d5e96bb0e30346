import type { Backfill } from "./backfill-contract"
import type { Paged } from "./types"

/** A source that can be swept. */
export interface SweptSource {
  readonly source: string
  /** Up to here nothing is left to be found. */
  readonly watermark: string | null
  readonly last_run_at: string | null
  readonly last_found: number
  /** How far the watermark is behind now. */
  readonly lag_seconds: number | null
  /** When a hint was last heard, to within a minute. */
  readonly heard_at: string | null
  /**
   * Events of the last thirty days (by when they were found) that sweeps found
   * and no hint had announced within a minute; not what time alone brings about.
   */
  readonly late: number
  /**
   * Those that were missing after sweeps, too: found and recorded by looking
   * once more at the rows of the last thirty days.
   */
  readonly missing: number
  /** When all of the last thirty days had been looked at once more. */
  readonly looked_through_at: string | null
  /** Null: of a source that has not been swept, or was before there were any. */
  readonly backfill: Backfill | null
}

/** What waits of a source, of any kind of source. */
export interface WaitingSource {
  readonly source: string
  readonly parked: number
  readonly unread: number
  /** Since when the oldest of them does. */
  readonly since: string
}

/** Lists show their first twenty; `count` tells of all. */
export interface Health {
  readonly sweeps: readonly SweptSource[]
  /** Sources of which something waits. */
  readonly waiting: readonly WaitingSource[]
  /** The event recorded last of each source; by name, at most a hundred. */
  readonly last_events: readonly {
    readonly source: string
    readonly occurred_at: string
    readonly recorded_at: string
  }[]
  readonly jobs: readonly {
    readonly name: string
    readonly last_run_at: string
  }[]
  readonly parked: number
  /** Reversals whose original is not here yet, of the latest 10,000. */
  readonly waiting_reversals: number
  /**
   * Reversals of another currency than their original, of the latest 10,000:
   * they take nothing.
   */
  readonly foreign_reversals: Paged<{
    readonly key: string
    readonly currency: string
    readonly reverses: string
    readonly original_currency: string
  }>
  /** Rows of the shop that a source cannot read; tried again and again. */
  readonly unread: Paged<{
    readonly source: string
    readonly id: string
    readonly reason: string
    readonly tries: number
    readonly since: string
  }>
  /** What the event bus has not taken yet; a paused ladder's is not looked at. */
  readonly announcements: {
    readonly waiting: number
    /** When the oldest of them was recorded. */
    readonly since: string | null
    /** Those tried in vain, as they are tried: many at once. */
    readonly failed: Paged<{
      readonly id: string
      readonly ladder_id: string
      readonly ladder: string
      readonly announcements: number
      readonly reason: string
      readonly tries: number
      readonly since: string
      readonly next_try_at: string
    }>
  }
  /** Members put aside because folding them fails; tried again and again. */
  readonly unfolded: Paged<{
    readonly ladder_id: string
    readonly ladder: string
    readonly member_id: string
    readonly reason: string
    readonly tries: number
    readonly next_try_at: string
  }>
  /** Tried in vain so often that they wait for staff. */
  readonly grants_failed: number
  readonly grants_due: number
  readonly members_behind: number
}
