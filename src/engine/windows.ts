import { add } from "./arithmetic"
import type { Fold } from "./fold"
import type { Remains } from "./tallies"
import { contribution } from "./tallies"
import type { Day, Moment } from "./types"

/** First day inside a window of so many local days that ends with `today`. */
export const windowStart = (today: Day, within_days: number): Day =>
  today - within_days + 1

/**
 * Adds to every tally what changed between two states of an event, on the
 * event's own day. `before` is absent when the event is new.
 */
export function tallyChange(
  fold: Fold,
  day: Day,
  before: Remains | undefined,
  after: Remains
): void {
  const { types, tallies, calendar } = fold.rules
  const today = calendar.dayOf(fold.now)
  for (const { key, spec } of tallies) {
    const was = before ? contribution(spec, before, types) : 0
    const delta = contribution(spec, after, types) - was
    if (delta === 0) {
      continue
    }
    const tally = tallyOf(fold, key)
    if (spec.within_days === undefined) {
      tally.sum = add(tally.sum, delta)
      continue
    }
    addToDay(fold, key, day, delta)
    if (day >= windowStart(today, spec.within_days)) {
      tally.sum = add(tally.sum, delta)
      tally.oldest = Math.min(tally.oldest ?? day, day)
    }
  }
}

/** Every tally of the rules exists, at 0, once the member is first folded. */
export function startTallies(fold: Fold): void {
  for (const { key } of fold.rules.tallies) {
    tallyOf(fold, key)
  }
}

function tallyOf(fold: Fold, key: string): { sum: number; oldest?: Day } {
  let tally = fold.tallies.get(key)
  if (!tally) {
    tally = { sum: 0 }
    fold.tallies.set(key, tally)
  }
  return tally
}

function addToDay(fold: Fold, key: string, day: Day, delta: number): void {
  for (const rows of [fold.rows, fold.days]) {
    let row = rows.get(key)
    if (!row) {
      row = new Map()
      rows.set(key, row)
    }
    row.set(day, add(row.get(day) ?? 0, delta))
  }
}

/**
 * Lets the days leave that are no longer inside a window at `at`. True when
 * something left with them.
 */
export function slideWindows(fold: Fold, at: Moment): boolean {
  const today = fold.rules.calendar.dayOf(at)
  let left = false
  for (const { key, spec } of fold.rules.tallies) {
    const tally = fold.tallies.get(key)
    if (tally?.oldest === undefined || spec.within_days === undefined) {
      continue
    }
    const start = windowStart(today, spec.within_days)
    if (tally.oldest >= start) {
      continue
    }
    const gone = leaving(fold, key, tally.oldest, start)
    tally.sum = add(tally.sum, -gone.sum)
    left ||= gone.sum !== 0
    if (gone.next === undefined) {
      delete tally.oldest
    } else {
      tally.oldest = gone.next
    }
  }
  return left
}

function leaving(
  fold: Fold,
  key: string,
  from: Day,
  start: Day
): { sum: number; next: Day | undefined } {
  let sum = 0
  let next: Day | undefined
  for (const [day, amount] of fold.rows.get(key) ?? []) {
    if (day >= from && day < start) {
      sum = add(sum, amount)
    } else if (day >= start && (next === undefined || day < next)) {
      next = day
    }
  }
  return { sum, next }
}

/** When the next day leaves a window. */
export function nextSlide(fold: Fold): Moment | null {
  let next: Moment | null = null
  for (const { key, spec } of fold.rules.tallies) {
    const oldest = fold.tallies.get(key)?.oldest
    if (oldest !== undefined && spec.within_days !== undefined) {
      const at = fold.rules.calendar.startOf(oldest + spec.within_days)
      next = next === null ? at : Math.min(next, at)
    }
  }
  return next
}
