import type { ParamSpecs } from "../../types"

/** Settings as they stand in a form's fields, by name. */
export type Typed = Readonly<Record<string, string>>

/**
 * What was typed as settings: amounts of money become minor units, by the digits
 * alone and never by floats. What is no number is passed on as text, so that the
 * server says what it wants.
 */
export function settingsOf(
  params: ParamSpecs,
  typed: Typed,
  decimals: (currency: string) => number
): Record<string, unknown> {
  const digits = decimals(typed["currency"] ?? "")
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, spec]) => {
      const text = (typed[name] ?? "").trim()
      if (text === "") {
        return []
      }
      return spec.type === "integer"
        ? [[name, wholeOf(text, spec.unit === "minor" ? digits : 0)]]
        : [[name, text]]
    })
  )
}

/** "12.5" and "12,5" are 1250 with two digits; what has more digits is no number. */
function wholeOf(text: string, digits: number): number | string {
  const [, before = "", after = ""] = /^(-?\d+)(?:[.,](\d+))?$/.exec(text) ?? []
  return before === "" || after.length > digits
    ? text
    : Number(before + after.padEnd(digits, "0"))
}
