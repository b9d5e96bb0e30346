/** Minor units as somebody types them: 1250 with 2 decimals is "12.50". */
export function majorText(minor: number, decimals: number): string {
  const digits = String(Math.abs(minor)).padStart(decimals + 1, "0")
  const whole = digits.slice(0, digits.length - decimals)
  const sign = minor < 0 ? "-" : ""
  return decimals === 0
    ? `${sign}${whole}`
    : `${sign}${whole}.${digits.slice(-decimals)}`
}

/**
 * What somebody typed, in minor units: "12.5" and "12,5" are 1250. Null where
 * it is no amount of the currency, with more decimals than it has for one.
 */
export function minorOf(typed: string, decimals: number): number | null {
  const match = /^(\d{1,12})(?:[.,](\d*))?$/.exec(typed.trim())
  const [, whole = "", part = ""] = match ?? []
  return match === null || part.length > decimals
    ? null
    : Number(whole + part.padEnd(decimals, "0"))
}
