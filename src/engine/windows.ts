import { add } from "./arithmetic"
import type { Fold, Original } from "./fold"
import { emptyTally } from "./fold"
import { contribution } from "./tallies"
import type { Day } from "./types"

/** First day inside a window of so many local days that ends with `today`. */
export const windowStart = (today: Day, within_days: number): Day =>
  today - within_days + 1

/** Adds what is left of an event to every tally, on its own day, or takes it. */
export function countEvent(fold: Fold, original: Original, sign: 1 | -1): void {
  const { rules, now } = fold
  const { tallies } = fold.standing
  const today = rules.calendar.dayOf(now)
  const { day } = original
  for (const { key, spec } of rules.tallies) {
    const delta = sign * contribution(spec, original, rules.types)
    if (delta === 0) {
      continue
    }
    const { sum, oldest = day } = tallies[key] ?? emptyTally
    if (spec.within_days === undefined) {
      tallies[key] = { sum: add(sum, delta) }
      continue
    }
    addToDay(fold, key, day, delta)
    if (day >= windowStart(today, spec.within_days)) {
      tallies[key] = { sum: add(sum, delta), oldest: Math.min(oldest, day) }
    }
  }
}

function addToDay(fold: Fold, key: string, day: Day, delta: number): void {
  let row = fold.days.get(key)
  if (!row) {
    row = new Map()
    fold.days.set(key, row)
  }
  row.set(day, add(row.get(day) ?? 0, delta))
}

/**
 * Lets the days leave that are no longer inside a window. True when something
 * left with them.
 */
export function slideWindows(fold: Fold): boolean {
  const { rules, now } = fold
  const { tallies } = fold.standing
  const today = rules.calendar.dayOf(now)
  let slid = false
  for (const { key, spec } of rules.tallies) {
    const { sum, oldest } = tallies[key] ?? emptyTally
    const start = windowStart(today, spec.within_days ?? Infinity)
    if (oldest === undefined || oldest >= start) {
      continue
    }
    const { gone, next } = leaving(fold, key, oldest, start)
    const left = { sum: add(sum, -gone) }
    tallies[key] = next === Infinity ? left : { ...left, oldest: next }
    slid ||= gone !== 0
  }
  return slid
}

function leaving(fold: Fold, key: string, from: Day, start: Day) {
  let gone = 0
  let next = Infinity
  for (const days of [fold.rows.get(key), fold.days.get(key)]) {
    for (const [day, amount] of days ?? []) {
      if (day >= start) {
        next = Math.min(next, day)
      } else if (day >= from) {
        gone = add(gone, amount)
      }
    }
  }
  return { gone, next }
}

/** When the next day leaves a window. */
export function nextSlide({ rules, standing }: Fold): number {
  let next = Infinity
  for (const { key, spec } of rules.tallies) {
    const oldest = standing.tallies[key]?.oldest
    if (oldest !== undefined && spec.within_days !== undefined) {
      const at = rules.calendar.startOf(oldest + spec.within_days)
      next = Math.min(next, at)
    }
  }
  return next
}
