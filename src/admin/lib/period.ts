/** Days of the ladder's zone as `YYYY-MM-DD`, `to` included. */
export interface Period {
  readonly from: string
  readonly to: string
  /** Set when it is "the last so many days". */
  readonly preset: number | null
}

/** Last so many days, today included. */
export const presets: readonly number[] = [7, 30, 90, 365]

/** The period when none is asked for, in days. */
export const presetDefault = 30

/** The API counts no longer period. */
export const period_days_max = 366

const dayMilliseconds = 86_400_000

/** Today where the ladder counts its days. */
export function todayIn(zone: string, now: number): string {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  })
  return format.format(now)
}

export function addDays(day: string, days: number): string {
  const at = Date.parse(day) + days * dayMilliseconds
  return new Date(at).toISOString().slice(0, 10)
}

export function lastDays(days: number, today: string): Period {
  return { from: addDays(today, 1 - days), to: today, preset: days }
}

/**
 * The period an address asks for: `?days=90` or `?from=…&to=…`. Whatever
 * cannot be read becomes the default: an old bookmark never breaks the page.
 */
export function readPeriod(search: URLSearchParams, today: string): Period {
  const from = search.get("from") ?? ""
  const to = search.get("to") ?? ""
  if (isDay(from) && isDay(to) && from <= to && to <= today) {
    return within({ from, to, preset: null }, "from")
  }
  const days = Number(search.get("days"))
  return lastDays(presets.includes(days) ? days : presetDefault, today)
}

/** The same address with another period. */
export function writePeriod(
  search: URLSearchParams,
  { from, to, preset }: Period
): URLSearchParams {
  const written = new URLSearchParams(search)
  for (const name of ["days", "from", "to"]) {
    written.delete(name)
  }
  if (preset !== null) {
    written.set("days", String(preset))
  } else {
    written.set("from", from)
    written.set("to", to)
  }
  return written
}

/** With another end; the other one follows where the two do not fit. */
export function withEnd(
  period: Period,
  end: "from" | "to",
  day: string
): Period {
  const changed = { ...period, [end]: day, preset: null }
  if (changed.from > changed.to) {
    return { from: day, to: day, preset: null }
  }
  return within(changed, end)
}

function within(period: Period, keep: "from" | "to"): Period {
  const reach = period_days_max - 1
  if (addDays(period.from, reach) >= period.to) {
    return period
  }
  return keep === "from"
    ? { ...period, to: addDays(period.from, reach) }
    : { ...period, from: addDays(period.to, -reach) }
}

/** One row per day of the period, zeros where the API has none. */
export function fillDays<T extends { readonly day: string }>(
  rows: readonly T[],
  { from, to }: Period,
  empty: (day: string) => T
): T[] {
  const known = new Map(rows.map((row) => [row.day, row]))
  const filled: T[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    filled.push(known.get(day) ?? empty(day))
  }
  return filled
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && addDaysOrNull(text) === text
}

/** The day as the calendar has it; null for one like 31 February. */
function addDaysOrNull(text: string): string | null {
  return Number.isNaN(Date.parse(text)) ? null : addDays(text, 0)
}
