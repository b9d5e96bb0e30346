import { limits } from "../engine"

/**
 * A decimal in major units as an integer of minor units, digit by digit:
 * no floating point comes near it. Null when it is no such decimal, has more
 * decimals than the currency, or is more than an event may be worth.
 */
export function minorUnits(decimal: string, decimals: number): number | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,9}))?$/.exec(decimal)
  if (!match) {
    return null
  }
  const [, sign = "", whole = "", fraction = ""] = match
  const kept = fraction.slice(0, decimals).padEnd(decimals, "0")
  if (/[1-9]/.test(fraction.slice(decimals))) {
    return null
  }
  const amount = Number(whole + kept)
  if (amount > limits.amount_max) {
    return null
  }
  return sign === "-" && amount !== 0 ? -amount : amount
}
