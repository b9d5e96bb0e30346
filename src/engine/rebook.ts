import { add } from "./arithmetic"
import { entitlement, lotOf, writeEntry } from "./earn"
import type { Earning, Fold, Original } from "./fold"
import { giveSpendable, lapsedOf, takeSpendable } from "./points"
import type { ConversionEvent, Moment } from "./types"

/** Books what a reversal takes back of, or an addition gives to, its original. */
export function rebookEarnings(
  fold: Fold,
  original: Original,
  cause: ConversionEvent,
  at: Moment
): void {
  for (const earning of original.earnings) {
    const { rule, given } = earning
    const multiplier = original.multipliers.get(rule.id) ?? 100
    const taken = given - entitlement(rule, original, multiplier)
    const status =
      rule.balance === "spendable" ? 0 : earning.status_taken - taken
    const spendable =
      rule.balance === "status"
        ? 0
        : retake(fold, earning, taken, lotOf(original.event, rule), at)
    earning.status_taken -= status
    fold.status = add(fold.status, status)
    writeEntry(fold, original, earning, {
      key: `reverse:${cause.key}:${rule.id}`,
      kind: "reverse",
      at,
      status,
      spendable,
      cause: cause.key,
    })
  }
}

/**
 * Brings what is taken of the earning to `wanted`; gives what that changes.
 * What lapsed is not taken again, and an addition does not bring it back.
 */
function retake(
  fold: Fold,
  earning: Earning,
  wanted: number,
  of: string,
  at: Moment
): number {
  const more = wanted - earning.spendable_taken
  if (more > 0) {
    const taken = Math.max(0, more - lapsedOf(fold, of))
    earning.spendable_taken += taken
    takeSpendable(fold, taken, of)
    return 0 - taken
  }
  const late = earning.expires_at !== null && earning.expires_at <= at
  if (more === 0 || late) {
    return 0
  }
  earning.spendable_taken = wanted
  giveSpendable(fold, -more, earning.expires_at, of)
  return -more
}
