import { mulDivFloor } from "./arithmetic"
import type { Rate, Rates } from "./ladder"

const same: Rate = { amount: 1, counts_as: 1 }

/**
 * The currencies that count towards an amount in one, each with its rate. What
 * is no money has no currency, and is itself all that counts.
 */
export function ratesInto<C extends string | undefined>(
  currency: C,
  rates: Rates | undefined
): ReadonlyMap<string | C, Rate> {
  const own = [[currency, same]] as const
  const counts = rates !== undefined && rates.into === currency
  return new Map<string | C, Rate>(
    counts ? [...own, ...Object.entries(rates.from)] : own
  )
}

/** At its rate, rounded towards zero, so that nothing is ever counted up. */
export function atRate(amount: number, rate: Rate): number {
  const size = mulDivFloor(Math.abs(amount), rate.counts_as, rate.amount)
  return amount < 0 ? 0 - size : size
}
