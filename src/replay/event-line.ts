import type { ConversionEvent } from "../engine"
import { isEventType, show } from "../params"
import { decimalsOf } from "../sources/minor-units"
import { minorUnits } from "./minor-units"

/** Columns with a meaning of their own; any further one is an attribute. */
const known = [
  "key",
  "type",
  "customer",
  "occurred_at",
  "value",
  "currency",
  "reverses",
] as const

type Column = (typeof known)[number]

const required: readonly Column[] = ["key", "type", "customer", "occurred_at"]
const text_length_max = 200

/** Reads the lines of a file whose columns stand in its first line. */
export interface LineReader {
  read(fields: readonly string[]): ConversionEvent | { fault: string }
}

/** @throws Error naming the columns that are missing, or stand twice */
export function lineReader(header: readonly string[]): LineReader {
  const names = header.map((name) => name.replace(/^\uFEFF/, "").trim())
  const missing = required.filter((name) => !names.includes(name))
  if (missing.length > 0) {
    throw new Error(
      `The first line must name the columns ${known.join(",")}; missing: ${missing.join(", ")}`
    )
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) {
    throw new Error(`The column ${show(twice)} stands twice in the first line`)
  }
  const attributes = names.filter((name) => !isKnown(name) && name !== "")
  return {
    read: (fields) => {
      if (fields.length !== names.length) {
        return {
          fault: `has ${fields.length} fields; the first line has ${names.length}`,
        }
      }
      const cells = new Map(names.map((name, i) => [name, fields[i] ?? ""]))
      return eventOf(cells, attributes)
    },
  }
}

const isKnown = (name: string): boolean =>
  (known as readonly string[]).includes(name)

function eventOf(
  cells: ReadonlyMap<string, string>,
  attributes: readonly string[]
): ConversionEvent | { fault: string } {
  for (const [name, text] of cells) {
    // The one character Postgres cannot hold: it would fail the whole batch.
    if (text.includes("\0")) {
      return { fault: `${name}: holds a NUL character` }
    }
  }
  const cell = (name: Column): string => cells.get(name)?.trim() ?? ""
  for (const name of ["key", "customer", "reverses"] as const) {
    const tooLong = cell(name).length > text_length_max
    if (tooLong || (name !== "reverses" && cell(name) === "")) {
      return {
        fault: `${name}: ${show(cell(name))} must be a text of 1 to ${text_length_max} characters`,
      }
    }
  }
  if (!isEventType(cell("type"))) {
    return {
      fault: `type: ${show(cell("type"))} must be an event type like order.placed`,
    }
  }
  const at = momentOf(cell("occurred_at"))
  if (at === null) {
    return {
      fault: `occurred_at: ${show(cell("occurred_at"))} must be a time from 1970 on, like 2026-05-03T14:00:00Z`,
    }
  }
  const money = moneyOf(cell("value"), cell("currency"))
  if ("fault" in money) {
    return money
  }
  return {
    key: cell("key"),
    type: cell("type"),
    customer: cell("customer"),
    at,
    ...money,
    ...(cell("reverses") !== "" && { reverses: cell("reverses") }),
    attributes: Object.fromEntries(
      attributes
        .map((name) => [name, cells.get(name) ?? ""] as const)
        .filter(([, value]) => value !== "")
    ),
  }
}

const time =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,3})?)?)?(Z|[+-]\d{2}:?\d{2})?$/

/** ISO 8601 from 1970 on, when the ladder begins; UTC where no zone is given. */
function momentOf(text: string): number | null {
  const match = time.exec(text)
  if (!match) {
    return null
  }
  const [, date = "", minutes = "00:00", seconds = ":00", zone = "Z"] = match
  const offset = zone === "Z" || zone.includes(":") ? zone : withColon(zone)
  const at = Date.parse(`${date}T${minutes}${seconds}${offset}`)
  // 31 April parses as 1 May: a date that does not come back was never one.
  const real = new Date(`${date}T00:00:00Z`)
  const kept =
    !Number.isNaN(real.getTime()) && real.toISOString().startsWith(date)
  return at >= 0 && kept ? at : null
}

const withColon = (zone: string): string =>
  `${zone.slice(0, 3)}:${zone.slice(3)}`

function moneyOf(
  value: string,
  currency: string
): { value?: number; currency?: string } | { fault: string } {
  if (value === "") {
    return {}
  }
  const code = currency.toLowerCase()
  if (!/^[a-z]{3}$/.test(code)) {
    return {
      fault: `currency: ${show(currency)} must be a three-letter code where there is a value`,
    }
  }
  const decimals = decimalsOf(code)
  const amount = minorUnits(value, decimals)
  return amount === null
    ? {
        fault: `value: ${show(value)} must be a decimal in ${code} with at most ${decimals} decimals`,
      }
    : { value: amount, currency: code }
}
