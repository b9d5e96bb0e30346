import type { Calendar, Day, Moment } from "../../engine"

const dayMs = 86_400_000
/** Offsets from UTC change at quarters of an hour at most. */
const quarterMs = 900_000
const rememberedMax = 200_000

const calendars = new Map<string, Calendar>()

/**
 * The calendar of an IANA zone: local days by number, right on the days that
 * are 23 or 25 hours long.
 *
 * @throws RangeError when the zone is unknown
 */
export function calendarOf(zone: string): Calendar {
  let calendar = calendars.get(zone)
  if (!calendar) {
    calendar = makeCalendar(zone)
    calendars.set(zone, calendar)
  }
  return calendar
}

function makeCalendar(zone: string): Calendar {
  const offsetAt = remembered(offsetsOf(zone))
  const dayOf = (at: Moment): Day =>
    Math.floor((at + offsetAt(Math.floor(at / quarterMs))) / dayMs)
  return { dayOf, startOf: remembered((day) => firstMoment(dayOf, day)) }
}

function offsetsOf(zone: string): (quarter: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  })
  return (quarter) => {
    const at = quarter * quarterMs
    const part: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(at)) {
      part[type] = Number(value)
    }
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part
    const local = Date.UTC(year, month - 1, day, hour, minute, part["second"])
    return local - at
  }
}

/** Zones lie between UTC-12 and UTC+14; the boundary is found by halving. */
function firstMoment(dayOf: (at: Moment) => Day, day: Day): Moment {
  let before = day * dayMs - 15 * 3_600_000
  let from = day * dayMs + 13 * 3_600_000
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2)
    if (dayOf(middle) >= day) {
      from = middle
    } else {
      before = middle
    }
  }
  return from
}

function remembered(compute: (key: number) => number): (key: number) => number {
  const known = new Map<number, number>()
  return (key) => {
    let value = known.get(key)
    if (value === undefined) {
      value = compute(key)
      if (known.size >= rememberedMax) {
        known.clear()
      }
      known.set(key, value)
    }
    return value
  }
}
