import { applyItem } from "./apply"
import type { Rules } from "./compile"
import { elapse, nextReview } from "./elapse"
import type { DayRows, Fold } from "./fold"
import { closeFold, nobody, openFold } from "./fold"
import type { Placed } from "./timeline"
import { comparePositions, inOrder } from "./timeline"
import type { Item, Moment, NeedsReplay, Outcome, Standing } from "./types"

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
  const placed = inOrder(items)
  const needs_replay = reasonToReplay(rules, standing, items, placed[0])
  if (needs_replay) {
    return { needs_replay }
  }
  const fold = openFold(rules, standing, rows)
  run(fold, placed, until)
  return closeFold(fold, nextReview(fold))
}

function reasonToReplay(
  { latest }: Rules,
  { forfeited, cursor, version }: Standing,
  items: readonly Item[],
  first: Placed | undefined
): NeedsReplay["needs_replay"] | undefined {
  if (forfeited) {
    return "forfeited"
  }
  if (cursor && version !== (latest?.number ?? 0)) {
    return "version"
  }
  if (
    items.some(
      (one) => one.kind === "event" && one.event.reverses !== undefined
    )
  ) {
    return "reversal"
  }
  const late = cursor && first && comparePositions(first.position, cursor) <= 0
  return late ? "late" : undefined
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
  if (fold.doubtful.length > 0) {
    forfeit(fold, placed)
  }
  return closeFold(fold, nextReview(fold))
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
 * Takes back the rewards whose cause was undone: those of rungs that would
 * never have been reached, had what was taken back never been given. What was
 * owed after the last reversal has its cause in what is left. Nothing is priced
 * anew: multipliers stay those of the rungs that were held.
 */
function forfeit(fold: Fold, placed: readonly Placed[]): void {
  const { rules, standing, originals } = fold
  const kept = { ...openFold(rules, nobody, noRows), originals }
  run(
    kept,
    placed.flatMap((one) => netted(fold, one)),
    fold.now
  )
  const reached = new Set(
    kept.transitions.flatMap(({ version, to }) =>
      rules.versions
        .get(version)
        ?.rungs.slice(0, to)
        .map(({ id }) => id)
    )
  )
  const owed = standing.owed.filter(
    (one) => !fold.doubtful.includes(one) || reached.has(one.rung)
  )
  standing.forfeited = owed.length < standing.owed.length
  standing.owed = owed
}

/** An item without reversals: an event at what is left of it, if anything. */
function netted({ originals }: Fold, { item, position }: Placed): Placed[] {
  if (item.kind !== "event") {
    return [{ item, position }]
  }
  const original = originals.get(item.key)
  if (!original?.alive) {
    return []
  }
  const { event, net, shielded } = original
  const value = net + shielded
  const left = event.value === undefined ? event : { ...event, value }
  return [{ item: { ...item, event: left }, position }]
}
