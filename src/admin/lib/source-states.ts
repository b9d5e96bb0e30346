import type { Health } from "../../types"

/** Where a source got to: by its events, and by its sweep if it has one. */
export interface SourceState {
  readonly source: string
  readonly occurred_at: string | null
  readonly recorded_at: string | null
  readonly swept_at: string | null
  readonly found: number | null
}

/** All that recorded or swept anything, by name. */
export function sourceStates({
  last_events,
  sweeps,
}: Pick<Health, "last_events" | "sweeps">): SourceState[] {
  const names = [...last_events, ...sweeps].map(({ source }) => source)
  return [...new Set(names)].sort().map((source) => {
    const event = last_events.find((one) => one.source === source)
    const sweep = sweeps.find((one) => one.source === source)
    const swept_at = sweep?.last_run_at ?? null
    return {
      source,
      occurred_at: event?.occurred_at ?? null,
      recorded_at: event?.recorded_at ?? null,
      swept_at,
      found: swept_at === null ? null : (sweep?.last_found ?? null),
    }
  })
}
