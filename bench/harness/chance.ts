/** Reproducible chance: the same seed gives the same numbers. */
export interface Chance {
  /** A whole number from 0 up to, but not including, `end`. */
  below(end: number): number
}

/** Mulberry32, a public-domain generator of 32 bits of state. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
  return { below: (end) => Math.floor((next() / 2 ** 32) * end) }
}
