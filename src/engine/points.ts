import { add } from "./arithmetic"
import type { Earning, Fold } from "./fold"
import type { Entry } from "./types"

/** Writes a line of points, unless it says nothing. */
export function writeEntry({ standing, entries }: Fold, entry: Entry): void {
  if (entry.status !== 0 || entry.spendable !== 0) {
    standing.status = add(standing.status, entry.status)
    standing.spendable = add(standing.spendable, entry.spendable)
    entries.push(entry)
  }
}

/**
 * Spendable points that lapse lie in lots; what the balance holds beyond them
 * never lapses, and is a debt when negative. New lots pay the debt first.
 */
export function addLot(fold: Fold, amount: number, earning: Earning): void {
  const { lots, standing } = fold
  const held = lots.reduce((sum, lot) => sum + lot.left, 0)
  const left = amount - Math.max(0, held - standing.spendable)
  const { expires_at } = earning
  if (left > 0 && expires_at !== Infinity) {
    // Among lots that lapse together the older one comes first.
    const after = lots.findIndex((lot) => lot.expires_at > expires_at)
    const place = after === -1 ? lots.length : after
    lots.splice(place, 0, { expires_at, left, earning })
  }
}

/** Takes from the earning's own lots, then from those that lapse first. */
export function takeFromLots(
  fold: Fold,
  amount: number,
  earning?: Earning
): void {
  let rest = amount
  const own = fold.lots.filter((lot) => earning && lot.earning === earning)
  for (const lot of [...own, ...fold.lots]) {
    const taken = Math.min(lot.left, rest)
    lot.left -= taken
    rest -= taken
  }
  fold.lots = fold.lots.filter((lot) => lot.left > 0)
}

/** Lets the lots lapse whose moment has come, in one entry. */
export function expireLots(fold: Fold): boolean {
  const { now, rules } = fold
  const moment = nextExpiry(fold)
  if (moment > now) {
    return false
  }
  let amount = 0
  for (const lot of fold.lots.filter((one) => one.expires_at === moment)) {
    amount += lot.left
    if (lot.earning) {
      lot.earning.lapsed += lot.left
    }
  }
  fold.lots = fold.lots.filter((lot) => lot.expires_at !== moment)
  writeEntry(fold, {
    key: `expire:${moment}`,
    kind: "expire",
    at: now,
    day: rules.calendar.dayOf(now),
    status: 0,
    spendable: -amount,
    cause: "time",
    original: "time",
  })
  return true
}

export const nextExpiry = ({ lots }: Fold): number =>
  lots[0]?.expires_at ?? Infinity
