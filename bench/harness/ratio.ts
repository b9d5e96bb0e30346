/** One leg's speed in terms of another's, over the pairs of blocks. */
export interface Ratio {
  readonly name: string
  readonly pairs: number
  readonly median: number
  readonly min: number
  readonly max: number
  /** What BENCH asks for; absent where a figure is for orientation. */
  readonly target?: { readonly at_least: number } | { readonly at_most: number }
}

/** The ratio of each pair; a pair's blocks ran side by side. */
export function ratioOf(
  name: string,
  pairs: readonly number[],
  target?: Ratio["target"]
): Ratio {
  const sorted = [...pairs].sort((a, b) => a - b)
  return {
    name,
    pairs: sorted.length,
    median: rounded(medianOf(sorted)),
    min: rounded(sorted[0] ?? Number.NaN),
    max: rounded(sorted[sorted.length - 1] ?? Number.NaN),
    ...(target && { target }),
  }
}

/** Whether the median meets the target; true without one. */
export function reached({ median, target }: Ratio): boolean {
  if (!target) {
    return true
  }
  return "at_least" in target
    ? median >= target.at_least
    : median <= target.at_most
}

function medianOf(sorted: readonly number[]): number {
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN
  return (lower + upper) / 2
}

const rounded = (n: number): number => Number(n.toPrecision(3))
