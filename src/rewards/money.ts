import type { MedusaContainer } from "@medusajs/framework/types"
import { readRows } from "./medusa"

/** What must be known of a currency to give an amount off in it. */
export interface CurrencyFacts {
  /** Decimals of the major unit: 0, 2 or 3. */
  readonly decimals: number
  /** Whether the shop's prices in this currency include tax. */
  readonly tax_inclusive: boolean
}

/** Facts of each currency asked for; one the shop does not know is left out. */
export async function factsOfCurrencies(
  container: MedusaContainer,
  codes: readonly string[]
): Promise<ReadonlyMap<string, CurrencyFacts>> {
  if (codes.length === 0) {
    return new Map()
  }
  const wanted = [...new Set(codes)]
  const [currencies, preferences] = await Promise.all([
    readRows<{ code: string; decimal_digits: number }>(
      container,
      "currency",
      ["code", "decimal_digits"],
      { code: wanted }
    ),
    readRows<{ value: string; is_tax_inclusive: boolean }>(
      container,
      "price_preference",
      ["value", "is_tax_inclusive"],
      { attribute: "currency_code", value: wanted }
    ),
  ])
  const inclusive = new Set(
    preferences.filter((p) => p.is_tax_inclusive).map((p) => p.value)
  )
  return new Map(
    currencies.map(({ code, decimal_digits }) => [
      code,
      { decimals: decimal_digits, tax_inclusive: inclusive.has(code) },
    ])
  )
}

/** Minor units as the number Medusa takes: 1999 with 2 decimals is 19.99. */
export function toMajor(minor: number, decimals: number): number {
  return Number(`${minor}e-${decimals}`)
}

/** Medusa's number in minor units, rounded once: 19.99 with 2 is 1999. */
export function toMinor(major: number, decimals: number): number {
  return Math.round(Number(`${major.toFixed(decimals + 6)}e${decimals}`))
}
