import type { CompiledVersion } from "./compile"
import type { Fold } from "./fold"
import { move, settle } from "./rungs"
import type { Item } from "./types"

/**
 * A version goes live. The first places the member from all that came before;
 * later ones keep them on the same rung, or on the next lower one that is left,
 * and judge them by the new rules.
 */
export function publish(
  fold: Fold,
  item: Extract<Item, { kind: "publication" }>
): void {
  const next = fold.rules.versions.get(item.version)
  if (!next) {
    return
  }
  const before = fold.version
  fold.version = next
  if (!before) {
    settle(fold, item.at, item.key, "placement")
    return
  }
  const to = survivingRung(before, next, fold.rung)
  if (to !== fold.rung || next.rungs[to - 1]?.id !== fold.rung_id) {
    const gone = fold.rung_id !== (next.rungs[to - 1]?.id ?? null)
    if (gone) {
      fold.grace = null
      // A move without a proof, for want of the rung: it earns nothing.
      const how = { at: item.at, cause: item.key, proof: null }
      move(fold, next, to, { ...how, why: "publication" })
    }
    fold.rung = to
  }
  if (fold.lock && lockedRung(next, fold.lock.rung) === undefined) {
    fold.lock = null
  }
  settle(fold, item.at, item.key, "publication")
}

function survivingRung(
  before: CompiledVersion,
  next: CompiledVersion,
  rung: number
): number {
  for (let from = rung; from > 0; from--) {
    const position = next.positions.get(before.rungs[from - 1]?.id ?? "")
    if (position !== undefined) {
      return position
    }
  }
  return 0
}

/** Staff pin somebody to a rung that is there, to a moment yet to come. */
export function lock(fold: Fold, item: Extract<Item, { kind: "lock" }>): void {
  const { version } = fold
  const to = version && lockedRung(version, item.rung)
  const over = item.until !== undefined && item.until <= item.at
  if (!version || to === undefined || over) {
    return
  }
  const until = item.until === undefined ? {} : { until: item.until }
  fold.lock = { rung: item.rung, ...until }
  fold.grace = null
  if (to !== fold.rung) {
    const how = { at: item.at, cause: item.key, proof: null }
    move(fold, version, to, { ...how, why: "locked" })
  }
}

function lockedRung(
  version: CompiledVersion,
  rung: string | null
): number | undefined {
  return rung === null ? 0 : version.positions.get(rung)
}
