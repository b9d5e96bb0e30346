import type { Fold, OpenLot } from "./fold"
import type { DayDelta, Moment, Outcome, Standing } from "./types"

/** What the fold came to. */
export function closeFold(fold: Fold, review_at: Moment | null): Outcome {
  return {
    standing: {
      version: fold.version?.number ?? 0,
      rung: fold.rung,
      rung_id: fold.rung_id,
      rung_since: fold.rung_since,
      registered: fold.registered,
      status: fold.status,
      spendable: fold.spendable,
      lots: mergedLots(fold.lots),
      tallies: Object.fromEntries(fold.tallies),
      grace: fold.grace,
      lock: fold.lock,
      owed: fold.owed,
      forfeited: fold.forfeited,
      cursor: fold.cursor,
      review_at,
    },
    entries: fold.entries,
    transitions: fold.transitions,
    days: dayDeltas(fold.days),
  }
}

function mergedLots(lots: readonly OpenLot[]): Standing["lots"] {
  const merged = new Map<Moment, number>()
  for (const lot of lots) {
    if (lot.left > 0) {
      merged.set(lot.expires_at, (merged.get(lot.expires_at) ?? 0) + lot.left)
    }
  }
  return [...merged].map(([expires_at, left]) => ({ expires_at, left }))
}

function dayDeltas(days: Fold["days"]): DayDelta[] {
  return [...days].flatMap(([tally, row]) =>
    [...row]
      .filter(([, delta]) => delta !== 0)
      .map(([day, delta]) => ({ tally, day, delta }))
  )
}
