/** How many would stand on a rung if a draft were published now. */
export interface PreviewRung {
  /** Null for the ground. */
  readonly rung: string | null
  readonly name: string
  readonly position: number
  readonly members: number
  /** In members, with 95 % confidence; 0 where everybody was looked at. */
  readonly error: number
  /** Ids of up to ten customers. */
  readonly examples: readonly string[]
}

export interface Preview {
  /**
   * `tallies`: read of all standings; `exact`: all were replayed; `sample`:
   * some were, drawn at random.
   */
  readonly how: "tallies" | "sample" | "exact"
  /** Registered members in all; an estimate of a sample. */
  readonly members: number
  readonly looked_at: number
  readonly rungs: readonly PreviewRung[]
}

/** A preview of every member, made in the background; kept for a day. */
export interface PreviewRun {
  readonly id: string
  readonly state: "running" | "done" | "failed" | "canceled"
  readonly reason: string | null
  /** Members to look at, guests included. */
  readonly total: number
  /** As far as it got. */
  readonly preview: Preview
}
