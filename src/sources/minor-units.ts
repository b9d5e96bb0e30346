import { MathBN, defaultCurrencies } from "@medusajs/framework/utils"
import type { BigNumberInput } from "@medusajs/framework/types"
import { settingLimits } from "../params"

/** Digits after the point in amounts of a currency: 0, 2 or 3. */
export function decimalsOf(currency: string): number {
  return defaultCurrencies[currency.toUpperCase()]?.decimal_digits ?? 2
}

/**
 * Medusa's decimal amount in whole minor units of its currency, floored. What
 * is less than a millionth of a minor unit away from the next whole one is
 * that one: such rests come from dividing taxes out of prices.
 *
 * @throws Error when the amount is no safe integer of minor units
 */
export function toMinorUnits(amount: BigNumberInput, currency: string): number {
  const minor = MathBN.mult(amount, 10 ** decimalsOf(currency))
  const whole = Math.floor(Number(minor.toFixed(6)))
  if (!Number.isSafeInteger(whole)) {
    throw new Error(
      `The amount ${minor.toString()} (minor units of ${currency}) is not a ` +
        "number that can be counted exactly."
    )
  }
  return whole
}

/**
 * The value of something that is not paid for, as a cart is not: none where it is
 * no number that can be counted. Anybody can put two thousand million of anything
 * into a cart, and that it is there is so all the same.
 */
export function valueOf(
  amount: BigNumberInput,
  currency: string
): { value: number; currency: string } | Record<string, never> {
  const minor = MathBN.mult(amount, 10 ** decimalsOf(currency))
  return MathBN.lte(minor, settingLimits.amount_max)
    ? { value: toMinorUnits(amount, currency), currency }
    : {}
}
