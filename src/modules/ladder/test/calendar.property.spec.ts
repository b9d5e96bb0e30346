import fc from "fast-check"
import { holds } from "../../../engine/test/holds"
import { calendarOf } from "../calendar"

/** Of every kind: far east and west, half hours, half hours of summer time. */
const zones = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Africa/Cairo",
  "Africa/Casablanca",
  "America/Havana",
  "America/Sao_Paulo",
  "Asia/Beirut",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
]

const dayMs = 86_400_000
const from = Date.UTC(2000, 0, 1)
const to = Date.UTC(2045, 0, 1)

const drawn = fc.record({
  zone: fc.constantFrom(...zones),
  at: fc.integer({ min: from, max: to }),
})

/** Skips a day of Apia, 30 December 2011, which never was. */
const was = (zone: string, day: number): boolean =>
  zone !== "Pacific/Apia" || day !== Date.UTC(2011, 11, 30) / dayMs

describe("a calendar", () => {
  holds("puts every moment into its day", drawn, ({ zone, at }) => {
    const { dayOf, startOf } = calendarOf(zone)
    const day = dayOf(at)
    expect(startOf(day)).toBeLessThanOrEqual(at)
    expect(at).toBeLessThan(startOf(day + 1))
  })

  holds("starts a day with its first moment", drawn, ({ zone, at }) => {
    const { dayOf, startOf } = calendarOf(zone)
    const day = dayOf(at)
    expect([dayOf(startOf(day) - 1) < day, dayOf(startOf(day))]).toEqual([
      true,
      day,
    ])
  })

  holds("has days of 23 to 25 hours, a number each", drawn, ({ zone, at }) => {
    const { dayOf, startOf } = calendarOf(zone)
    const day = dayOf(at)
    if (was(zone, day + 1)) {
      const length = startOf(day + 1) - startOf(day)
      expect(length).toBeGreaterThanOrEqual(23 * 3_600_000)
      expect(length).toBeLessThanOrEqual(25 * 3_600_000)
      expect(dayOf(startOf(day + 1))).toBe(day + 1)
    }
  })

  holds("numbers days as the zone's own clock dates them", drawn, (one) => {
    const day = calendarOf(one.zone).dayOf(one.at)
    const date = new Intl.DateTimeFormat("en-CA", {
      timeZone: one.zone,
      dateStyle: "short",
    }).format(one.at)
    expect(new Date(day * dayMs).toISOString().slice(0, 10)).toBe(date)
  })
})
