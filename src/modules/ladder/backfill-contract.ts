import type { Actor } from "./types"

/** How far the history of a source has been gone through. */
export interface Backfill {
  readonly source: string
  readonly state: "running" | "stopped" | "done"
  /** From its oldest row to its first sweep, which took over there. */
  readonly from: string
  readonly until: string
  readonly reached: string
  /** Events recorded so far; those of a process that was killed may be missing. */
  readonly found: number
  /** Of the time between, in per cent; of the rows nobody knows. */
  readonly percent: number
}

/** The stretch of a back-fill to go through next, in milliseconds. */
export interface NextStretch {
  readonly reached: number
  readonly until: number
  readonly stretch_ms: number
}

/** Going through the history of sources, beside their sweeps. */
export interface Backfills {
  /**
   * Begins sweeps of a source at a moment, and the back-fill of all before it.
   * Nothing happens where sweeps have begun.
   */
  begin(source: string, oldest: Date | null, at: Date): Promise<void>
  /** Null: stopped, done, or of a source that sweeps themselves went through. */
  next(source: string): Promise<NextStretch | null>
  /** Counts what a page brought. False: it was stopped meanwhile. */
  count(source: string, found: number): Promise<boolean>
  /** Never goes back; at its end it is done. */
  advance(source: string, reached: Date, stretch_ms: number): Promise<void>
  /** Whether nothing of a source's history is left to be gone through. */
  isDone(source: string): Promise<boolean>
  /** @throws MedusaError NOT_FOUND; CONFLICT when it is done, or stopped */
  stop(source: string, by: Actor): Promise<Backfill>
  /** @throws MedusaError NOT_FOUND; CONFLICT when it is done, or running */
  resume(source: string, by: Actor): Promise<Backfill>
}
