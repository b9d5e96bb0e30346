import { applyItem } from "./apply"
import type { Rules } from "./compile"
import { elapse, nextReview } from "./elapse"
import { book } from "./earn"
import type { DayRows, Doubt, Entered, Fold } from "./fold"
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
  rules: Rules,
  { forfeited, cursor, version }: Standing,
  items: readonly Item[],
  first: Placed | undefined
): NeedsReplay["needs_replay"] | undefined {
  if (forfeited) {
    return "forfeited"
  }
  if (cursor && version !== (rules.latest?.number ?? 0)) {
    return "version"
  }
  if (items.some((one) => takesBack(one, rules))) {
    return "reversal"
  }
  const late = cursor && first && comparePositions(first.position, cursor) <= 0
  return late ? "late" : undefined
}

/** Where something is watched, whatever takes points or spend may undo more. */
function takesBack(item: Item, { versions }: Rules): boolean {
  const watched = [...versions.values()].some(
    ({ watches }) => watches.length > 0
  )
  switch (item.kind) {
    case "event": {
      const { reverses, value = 0 } = item.event
      return reverses !== undefined || (watched && value < 0)
    }
    case "adjust":
      return watched && item.status < 0
    default:
      return false
  }
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
  const { doubt } = fold
  if (doubt && doubt.owed.length + doubt.entered.length > 0) {
    forfeit(fold, placed, doubt)
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
function forfeit(fold: Fold, placed: readonly Placed[], doubt: Doubt): void {
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
    (one) => !doubt.owed.includes(one) || reached.has(one.rung)
  )
  standing.forfeited = owed.length < standing.owed.length
  standing.owed = owed
  forfeitEntered(fold, kept.entered, doubt)
}

/** The same of points for rungs entered, once for each time too many. */
function forfeitEntered(
  fold: Fold,
  kept: readonly Entered[],
  doubt: Doubt
): void {
  const { now, cause } = fold
  Object.assign(fold, { now: doubt.at, cause: doubt.cause })
  for (const { rule, rung, original } of doubt.entered) {
    const times = (all: readonly Entered[]) =>
      all.filter(
        (one) => one.rule === rule && one.rung === rung && one.original.alive
      ).length
    if (times(fold.entered) > times(kept)) {
      original.alive = false
      book(fold, original, "reverse")
      fold.standing.forfeited = true
    }
  }
  Object.assign(fold, { now, cause })
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
