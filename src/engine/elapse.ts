import type { Fold } from "./fold"
import { expireLots, nextExpiry } from "./points"
import { settle } from "./rungs"
import { timePosition } from "./timeline"
import type { Moment } from "./types"
import { nextSlide, slideWindows } from "./windows"

/**
 * Lets time pass, stopping at every moment at which time alone may change
 * something, however late this is asked. An idle stop leaves no mark, so that
 * an item from before it is not late.
 */
export function elapse(fold: Fold, until: Moment): void {
  const { standing, transitions } = fold
  for (let due = nextReview(fold); due <= until; due = nextReview(fold)) {
    const { grace } = standing
    const moves = transitions.length
    fold.now = Math.max(fold.now, due)
    fold.cause = "time"
    const expired = expireLots(fold)
    const slid = slideWindows(fold)
    const unlocked = endLock(fold)
    const released = endClaims(fold)
    settle(fold, "entered")
    const moved = transitions.length > moves || standing.grace !== grace
    const later = !standing.cursor || fold.now > standing.cursor.at
    if (later && (expired || slid || unlocked || released || moved)) {
      standing.cursor = timePosition(fold.now)
    }
  }
  fold.now = Math.max(fold.now, until)
}

function endLock({ standing, now }: Fold): boolean {
  const ends = (standing.lock?.until ?? Infinity) <= now
  standing.lock = ends ? null : standing.lock
  return ends
}

function endClaims({ standing, now }: Fold): boolean {
  const ends = (standing.claims?.until ?? Infinity) <= now
  standing.claims = ends ? null : standing.claims
  return ends
}

/** When time alone may change something next. */
export function nextReview(fold: Fold): number {
  const { claims, grace, lock } = fold.standing
  // A grace that is over but may not end (its condition is unknown) is judged
  // again with the next item, not in an endless series of reviews.
  const falls = grace && grace.until > fold.now ? grace.until : Infinity
  const frees = Math.min(lock?.until ?? Infinity, claims?.until ?? Infinity)
  return Math.min(nextSlide(fold), nextExpiry(fold), falls, frees)
}
