import type { Health } from "../../types"

/** Where a source got to: by its events, its hints, and its sweep if it has one. */
export interface SourceState {
  readonly source: string
  readonly occurred_at: string | null
  readonly recorded_at: string | null
  readonly heard_at: string | null
  readonly swept_at: string | null
  /** Up to when sweeps have found all; null where that is not long ago. */
  readonly behind_since: string | null
  /** Of the last thirty days; null where nothing is swept. */
  readonly late: number | null
  readonly missing: number | null
  readonly looked_through_at: string | null
  /** Parked, or not readable. */
  readonly waiting: number
  readonly waiting_since: string | null
}

/** Sweeps run every five minutes: three in a row did not get there. */
const lagSecondsMax = 15 * 60

/** All that recorded or swept anything, or waits, by name. */
export function sourceStates({
  last_events,
  sweeps,
  waiting,
}: Pick<Health, "last_events" | "sweeps" | "waiting">): SourceState[] {
  const all = [...last_events, ...sweeps, ...waiting]
  const names = all.map(({ source }) => source)
  return [...new Set(names)].sort().map((source) => {
    const event = last_events.find((one) => one.source === source)
    const sweep = sweeps.find((one) => one.source === source)
    const waits = waiting.find((one) => one.source === source)
    const swept_at = sweep?.last_run_at ?? null
    const behind = (sweep?.lag_seconds ?? 0) > lagSecondsMax
    return {
      source,
      occurred_at: event?.occurred_at ?? null,
      recorded_at: event?.recorded_at ?? null,
      heard_at: sweep?.heard_at ?? null,
      swept_at,
      behind_since: behind ? (sweep?.watermark ?? null) : null,
      late: swept_at === null ? null : (sweep?.late ?? null),
      missing: swept_at === null ? null : (sweep?.missing ?? null),
      looked_through_at: sweep?.looked_through_at ?? null,
      waiting: (waits?.parked ?? 0) + (waits?.unread ?? 0),
      waiting_since: waits?.since ?? null,
    }
  })
}
