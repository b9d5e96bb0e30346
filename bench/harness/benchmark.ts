import type { Ratio } from "./ratio"

export type Size = "small" | "full"

/** What was asked for on the command line. */
export interface Settings {
  readonly size: Size
  readonly seed: number
}

/** Something that was looked at after a leg: a fast wrong leg is void. */
export interface Check {
  readonly what: string
  readonly ok: boolean
  readonly found: string
}

/** CPU-seconds for 1,000 units, over all counted blocks. */
export interface LegFigures {
  readonly name: string
  /** Orientation only: the machine's, not ours. */
  readonly units_per_second: number
  readonly node_cpu_per_1000: number
  /** Null when Postgres runs on another machine. */
  readonly postgres_cpu_per_1000: number | null
}

/** What a benchmark hands back, and prints. */
export interface Report {
  readonly name: string
  readonly size: Size
  readonly seed: number
  /** Pool size, batches, windows, durability, JIT. */
  readonly setting: Readonly<Record<string, string | number>>
  readonly legs: readonly LegFigures[]
  readonly ratios: readonly Ratio[]
  readonly checks: readonly Check[]
}

/** One file per benchmark and one line in `benchmarks.ts`. */
export interface Benchmark {
  readonly name: string
  /** What is compared with what, in a line. */
  readonly about: string
  run(settings: Settings): Promise<Report>
}
