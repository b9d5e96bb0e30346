import { applyItem } from "./apply"
import { closeFold } from "./close-fold"
import type { Rules } from "./compile"
import type { DayRows, Fold } from "./fold"
import { nobody, openFold } from "./fold"
import { expireLots, nextExpiry } from "./points"
import { settle } from "./rungs"
import type { Placed } from "./timeline"
import { comparePositions, inOrder, timePosition } from "./timeline"
import type { Item, Moment, NeedsReplay, Outcome, Standing } from "./types"
import { nextSlide, slideWindows } from "./windows"

const noRows: DayRows = new Map()

/**
 * Folds new items of one member, then lets time pass to `until`. The fast path
 * of `replay`: where it cannot be sure to agree with it, it declines.
 *
 * `rows` must hold, of each windowed tally, the days from its `oldest` to the
 * start of the window at the last moment folded, and the first day after.
 */
export function advance(
  rules: Rules,
  standing: Standing,
  items: readonly Item[],
  rows: DayRows = noRows,
  until?: Moment
): Outcome | NeedsReplay {
  const reason = declines(rules, standing, items)
  if (reason) {
    return { needs_replay: reason }
  }
  const placed = inOrder(items)
  const first = placed[0]
  if (first && standing.cursor) {
    if (comparePositions(first.position, standing.cursor) <= 0) {
      return { needs_replay: "late" }
    }
  }
  const fold = openFold(rules, standing, rows)
  run(fold, placed, until)
  return close(fold)
}

function declines(
  rules: Rules,
  standing: Standing,
  items: readonly Item[]
): NeedsReplay["needs_replay"] | undefined {
  if (standing.forfeited) {
    return "forfeited"
  }
  const fresh = standing.cursor === null
  if (!fresh && standing.version !== (rules.latest?.number ?? 0)) {
    return "version"
  }
  const reverses = items.some(
    (item) => item.kind === "event" && item.event.reverses !== undefined
  )
  return reverses ? "reversal" : undefined
}

/** The effective history of one member from all their items, in any order. */
export function replay(
  rules: Rules,
  items: readonly Item[],
  until?: Moment
): Outcome {
  const placed = inOrder(items)
  const fold = openFold(rules, nobody, noRows)
  run(fold, placed, until)
  if (fold.doubtful.size > 0) {
    forfeit(fold, placed)
  }
  return close(fold)
}

function run(fold: Fold, placed: readonly Placed[], until?: Moment): void {
  for (const one of placed) {
    elapse(fold, one.position.at)
    applyItem(fold, one)
  }
  if (until !== undefined) {
    elapse(fold, until)
  }
}

/**
 * Lets time pass, stopping at every moment at which time alone may change
 * something, however late this is asked. An idle stop leaves no mark, so that
 * an item from before it is not late.
 */
function elapse(fold: Fold, until: Moment): void {
  for (;;) {
    const due = reviewAt(fold)
    if (due === null || due > until) {
      fold.now = Math.max(fold.now, until)
      return
    }
    const at = Math.max(due, fold.cursor?.at ?? due)
    const moves = fold.transitions.length
    const grace = fold.grace
    fold.now = Math.max(fold.now, at)
    const expired = expireLots(fold, at)
    const slid = slideWindows(fold, at)
    const unlocked = endLock(fold, at)
    settle(fold, at, "time")
    const moved = fold.transitions.length > moves || fold.grace !== grace
    const position = timePosition(at)
    const later = !fold.cursor || comparePositions(position, fold.cursor) > 0
    if ((expired || slid || unlocked || moved) && later) {
      fold.cursor = position
    }
  }
}

function endLock(fold: Fold, at: Moment): boolean {
  const ends = fold.lock?.until !== undefined && fold.lock.until <= at
  fold.lock = ends ? null : fold.lock
  return ends
}

/** When time alone may change something next. */
function reviewAt(fold: Fold): Moment | null {
  // A grace that is over but may not end (its condition is unknown) is judged
  // again with the next item, not in an endless series of reviews.
  const grace =
    fold.grace && fold.grace.until > fold.now ? fold.grace.until : null
  const moments = [
    nextSlide(fold),
    nextExpiry(fold),
    grace,
    fold.lock?.until ?? null,
  ].filter((moment) => moment !== null)
  return moments.length === 0 ? null : Math.min(...moments)
}

/**
 * Takes back the rewards whose cause was undone: those of rungs that would
 * never have been reached, had what was taken back never been given. What was
 * owed after the last reversal has its cause in what is left. Nothing is priced
 * anew: multipliers stay those of the rungs that were held.
 */
function forfeit(fold: Fold, placed: readonly Placed[]): void {
  const kept = openFold(fold.rules, nobody, noRows)
  kept.priced = fold.originals
  run(kept, netted(fold, placed), fold.now)
  const owed = fold.owed.filter(
    (one) => !fold.doubtful.has(one) || kept.reached.has(one.rung)
  )
  fold.forfeited = owed.length < fold.owed.length
  fold.owed = owed
}

/** The timeline without reversals, each event at what is left of it. */
function netted(fold: Fold, placed: readonly Placed[]): Placed[] {
  return placed.flatMap((one) => {
    const { item } = one
    if (item.kind !== "event") {
      return [one]
    }
    const original = fold.originals.get(item.key)
    if (!original?.alive) {
      return []
    }
    const { event } = item
    const value = event.value === undefined ? {} : { value: original.net }
    return [{ ...one, item: { ...item, event: { ...event, ...value } } }]
  })
}

function close(fold: Fold): Outcome {
  return closeFold(fold, reviewAt(fold))
}
