import { currencies } from "@medusajs/dashboard/lib"

/**
 * Decimals of a currency by Medusa's own table, the one amounts are counted
 * with on the server. `Intl` differs for some (it gives the dinar two).
 */
export function decimalsOf(currency: string): number {
  return currencies[currency.toUpperCase()]?.decimal_digits ?? 2
}
