import { add } from "./arithmetic"
import type { Fold, OpenLot } from "./fold"
import type { Moment } from "./types"

/**
 * Spendable points. Those that lapse lie in lots, used first-to-lapse first;
 * what the balance holds beyond its lots never lapses, and is a debt when
 * negative. New lots pay the debt first.
 */
export function giveSpendable(
  fold: Fold,
  amount: number,
  expires_at: Moment | null,
  of: string
): void {
  const free = freePoints(fold)
  fold.spendable = add(fold.spendable, amount)
  if (expires_at === null || amount <= 0) {
    return
  }
  const left = amount - Math.min(amount, Math.max(0, -free))
  if (left > 0) {
    insertLot(fold, { expires_at, of, left, lapsed: 0 })
  }
}

/** Takes points from the lot named first, if any, then in order of lapsing. */
export function takeSpendable(fold: Fold, amount: number, of?: string): void {
  let rest = amount
  const own = fold.lots.filter((lot) => of !== undefined && lot.of === of)
  for (const lot of [...own, ...fold.lots]) {
    const taken = Math.min(lot.left, rest)
    lot.left -= taken
    rest -= taken
  }
  fold.spendable = add(fold.spendable, -amount)
}

/** What has lapsed of an earning: it is not taken back a second time. */
export function lapsedOf(fold: Fold, of: string): number {
  return fold.lots
    .filter((lot) => lot.of === of)
    .reduce((sum, lot) => sum + lot.lapsed, 0)
}

/** Lets lots lapse; one entry for all that lapse at the same moment. */
export function expireLots(fold: Fold, at: Moment): boolean {
  let expired = false
  const moments = new Set(
    fold.lots
      .filter((lot) => lot.left > 0 && lot.expires_at <= at)
      .map((lot) => lot.expires_at)
  )
  for (const moment of moments) {
    let amount = 0
    for (const lot of fold.lots) {
      if (lot.expires_at === moment) {
        amount += lot.left
        lot.lapsed += lot.left
        lot.left = 0
      }
    }
    expired = true
    fold.spendable = add(fold.spendable, -amount)
    fold.entries.push({
      key: `expire:${moment}`,
      kind: "expire",
      at,
      day: fold.rules.calendar.dayOf(at),
      status: 0,
      spendable: -amount,
      cause: "time",
      original: "time",
    })
  }
  return expired
}

export function nextExpiry(fold: Fold): Moment | null {
  return fold.lots.find((lot) => lot.left > 0)?.expires_at ?? null
}

function freePoints(fold: Fold): number {
  return fold.spendable - fold.lots.reduce((sum, lot) => sum + lot.left, 0)
}

/** Among lots that lapse together the older one comes first. */
function insertLot(fold: Fold, lot: OpenLot): void {
  const after = fold.lots.findIndex((l) => l.expires_at > lot.expires_at)
  fold.lots.splice(after === -1 ? fold.lots.length : after, 0, lot)
}
