import type { Calendar, ConversionEvent } from "../../engine"
import type { YearlyDay } from "../../modules/ladder/yearly-contract"
import { dateOf, day_ms, dayIn } from "./yearly-date"

/** A birthday that is moved does not come again before that. */
export const birthday_gap_days = 330

/** Older than anybody, or any shop. */
const years_max = 150

export interface Year {
  readonly calendar: Calendar
  /** Before that nothing counts: the plugin was not there. */
  readonly begun: number
  readonly now: number
  /** How long before the day a birthday counts. */
  readonly days_before: number
}

/**
 * The birthdays and anniversaries of one customer that have come since the plugin
 * was there, each on its own day, however late anybody looks. What is on record
 * stays as it is.
 */
export function yearlyEvents(
  days: readonly YearlyDay[],
  year: Year,
  recorded: readonly ConversionEvent[]
): ConversionEvent[] {
  const known = new Map(recorded.map((event) => [event.key, event]))
  const events: ConversionEvent[] = []
  for (const yearly of days) {
    for (const occurrence of occurrencesOf(yearly, year)) {
      const event = known.get(occurrence.key) ?? occurrence
      if (known.has(event.key) || !tooSoon(event, [...recorded, ...events])) {
        events.push(event)
      }
    }
  }
  return events
}

function occurrencesOf(yearly: YearlyDay, year: Year): ConversionEvent[] {
  const { calendar, begun, now } = year
  const before = yearly.kind === "birthday" ? year.days_before : 0
  const since =
    yearly.kind === "birthday" ? Math.max(begun, yearly.since) : begun
  const events: ConversionEvent[] = []
  const last = dateOf(calendar.dayOf(now) + before).year
  for (let y = dateOf(calendar.dayOf(since)).year; y <= last; y++) {
    const day = dayIn(y, yearly)
    const at = Math.max(calendar.startOf(day - before), since)
    const years = yearly.year === null ? null : y - yearly.year
    if (day >= calendar.dayOf(since) && at <= now && isSound(yearly, years)) {
      events.push(eventOf(yearly, { y, years, at }))
    }
  }
  return events
}

const isSound = ({ kind }: YearlyDay, years: number | null): boolean =>
  years === null ||
  (years >= (kind === "birthday" ? 0 : 1) && years <= years_max)

function eventOf(
  { customer_id, kind }: YearlyDay,
  { y, years, at }: { y: number; years: number | null; at: number }
): ConversionEvent {
  const told = years === null ? {} : { years }
  return kind === "birthday"
    ? {
        key: `birthday:${customer_id}:${y}`,
        type: "customer.birthday",
        customer: customer_id,
        at,
        attributes: told,
      }
    : {
        key: `anniversary:${customer_id}:${kind}:${years}`,
        type: "customer.anniversary",
        customer: customer_id,
        at,
        attributes: { of: kind, ...told },
      }
}

/** Another birthday of the same customer is too near. */
function tooSoon(
  event: ConversionEvent,
  others: readonly ConversionEvent[]
): boolean {
  const gap = birthday_gap_days * day_ms
  return (
    event.type === "customer.birthday" &&
    others.some(
      ({ type, at }) => type === event.type && Math.abs(at - event.at) < gap
    )
  )
}
