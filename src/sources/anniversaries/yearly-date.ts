import type { Day } from "../../engine"
import type { MonthDay } from "../../modules/ladder/yearly-contract"

export const day_ms = 86_400_000

/** A date, or one without a year, as forms write them. */
const written = /^(?:(\d{4})-|--)?(\d{2})-(\d{2})(?:T.*)?$/

const oldest_year = 1900

/** The day in a year; one of 29 February is on the 28th in others. */
export function dayIn(year: number, { month, day }: MonthDay): Day {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return Date.UTC(year, month - 1, Math.min(day, last)) / day_ms
}

/** Year, month and day of a local day. */
export function dateOf(day: Day): MonthDay & { readonly year: number } {
  const date = new Date(day * day_ms)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  }
}

/** Whose days these days of a year are: on the 28th also those of the 29th. */
export function datesOn(day: Day): MonthDay[] {
  const date = dateOf(day)
  const leapling = { month: 2, day: 29 }
  return date.month === 2 &&
    dayIn(date.year, leapling) === day &&
    date.day === 28
    ? [date, leapling]
    : [date]
}

/** A birthday as somebody wrote it; null when it is none. */
export function dateFrom(
  text: string | null,
  this_year: number
): (MonthDay & { readonly year: number | null }) | null {
  const parts = written.exec(text?.trim() ?? "")
  if (!parts) {
    return null
  }
  const year = parts[1] === undefined ? null : Number(parts[1])
  const date = { month: Number(parts[2]), day: Number(parts[3]) }
  return isDate(date, year) &&
    (year === null || (year >= oldest_year && year <= this_year))
    ? { ...date, year }
    : null
}

/** Whether a year has the day; without a year, whether any has. */
export function isDate(date: MonthDay, year: number | null): boolean {
  const leap_year = 2000
  const { month, day } = dateOf(dayIn(year ?? leap_year, date))
  return month === date.month && day === date.day && date.day > 0
}
