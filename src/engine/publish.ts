import type { Fold } from "./fold"
import { move } from "./rungs"
import type { Item } from "./types"

/**
 * A version goes live. The first places the member from all that came before;
 * later ones keep them on the same rung, or on the next lower one that is left.
 */
export function publish(fold: Fold, number: number): void {
  const { standing } = fold
  const before = fold.version
  const next = fold.rules.versions.get(number)
  if (!next) {
    return
  }
  fold.version = next
  standing.version = number
  const left = before?.rungs
    .slice(0, standing.rung)
    .filter(({ id }) => next.positions.has(id))
    .pop()
  const to = left ? (next.positions.get(left.id) ?? 0) : 0
  if ((left?.id ?? null) !== standing.rung_id) {
    // A move without a proof, for want of the rung: it earns nothing.
    move(fold, next, to, "publication", null)
  }
  standing.rung = to
  const pinned = standing.lock?.rung ?? null
  if (pinned !== null && !next.positions.has(pinned)) {
    standing.lock = null
  }
}

/** Staff pin who takes part to a rung that is there, to a moment yet to come. */
export function lock(
  fold: Fold,
  { rung, until }: Extract<Item, { kind: "lock" }>
): void {
  const { version, standing, now } = fold
  const to = rung === null ? 0 : version?.positions.get(rung)
  const over = until !== undefined && until <= now
  const absent = standing.absent_by.length > 0
  if (!version || to === undefined || over || absent) {
    return
  }
  standing.lock = { rung, ...(until !== undefined && { until }) }
  standing.grace = null
  if (to !== standing.rung) {
    move(fold, version, to, "locked", null)
  }
}
