/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Random {
  private state: number

  constructor(readonly seed: number) {
    this.state = seed >>> 0
  }

  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let t = this.state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * end)
  }

  chance(percent: number): boolean {
    return this.below(100) < percent
  }

  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((one) => ({ one, rank: this.below(2 ** 31) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ one }) => one)
  }

  /** Parts of random lengths from 1 to `size_max`. */
  parts<T>(list: readonly T[], size_max: number): T[][] {
    const parts: T[][] = []
    for (let from = 0; from < list.length;) {
      const size = 1 + this.below(size_max)
      parts.push(list.slice(from, from + size))
      from += size
    }
    return parts
  }
}

/** The seed asked for, to see a failure again, or a new one; printed. */
export function chooseSeed(): number {
  const given = process.env.LADDER_SEED
  const seed = given === undefined ? Date.now() % 1_000_000 : Number(given)
  console.log(`LADDER_SEED=${seed}`)
  return seed
}

const factor = Number(process.env.LADDER_ROUNDS_FACTOR ?? 1)

/** How many rounds a random test runs: few in CI, more before a release. */
export const rounds = (few: number): number => Math.ceil(few * factor)

/** Time for one of them, in milliseconds. */
export const rounds_ms = 120_000 * Math.max(1, factor)
