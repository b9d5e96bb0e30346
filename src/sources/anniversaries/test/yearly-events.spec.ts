import type { ConversionEvent } from "../../../engine"
import { calendarOf } from "../../../modules/ladder/calendar"
import type { YearlyDay } from "../../../modules/ladder/yearly-contract"
import { yearlyEvents, type Year } from "../yearly-events"

const calendar = calendarOf("Europe/Berlin")
const utc = (text: string) => Date.parse(`${text}Z`)

const looking = (begun: string, now: string, days_before = 0): Year => ({
  calendar,
  begun: utc(begun),
  now: utc(now),
  days_before,
})

const birthday = (
  month: number,
  day: number,
  year: number | null = null,
  since = "2000-01-01T00:00"
): YearlyDay => ({
  customer_id: "ada",
  kind: "birthday",
  ...{ month, day, year, since: utc(since) },
})

const joined = (year: number, month: number, day: number): YearlyDay => ({
  ...{ customer_id: "ada", kind: "registration", year, month, day, since: 0 },
})

const told = (events: readonly ConversionEvent[]) =>
  events.map(({ key, at, attributes }) => [
    key,
    new Date(at).toISOString(),
    attributes["years"],
  ])

describe("days that come back each year", () => {
  it("come at the beginning of the day, in the shop's zone", () => {
    const year = looking("2024-01-10T12:00", "2026-05-20T12:00")
    expect(told(yearlyEvents([birthday(5, 20, 1990)], year, []))).toEqual([
      ["birthday:ada:2024", "2024-05-19T22:00:00.000Z", 34],
      ["birthday:ada:2025", "2025-05-19T22:00:00.000Z", 35],
      ["birthday:ada:2026", "2026-05-19T22:00:00.000Z", 36],
    ])
    const moment_before = { ...year, now: utc("2026-05-19T21:59:59") }
    expect(yearlyEvents([birthday(5, 20)], moment_before, [])).toHaveLength(2)
  })

  it("are found late, on their own day, and never from before the plugin was there", () => {
    const year = looking("2025-06-01T12:00", "2026-11-30T12:00")
    expect(told(yearlyEvents([joined(2019, 3, 4)], year, []))).toEqual([
      ["anniversary:ada:registration:7", "2026-03-03T23:00:00.000Z", 7],
    ])
    expect(yearlyEvents([joined(2026, 3, 4)], year, [])).toEqual([])
  })

  it("count on the very day the plugin came, from then on", () => {
    const year = looking("2026-03-04T12:00", "2026-03-04T13:00")
    expect(told(yearlyEvents([joined(2019, 3, 4)], year, []))).toEqual([
      ["anniversary:ada:registration:7", "2026-03-04T12:00:00.000Z", 7],
    ])
  })

  it("of 29 February are on the 28th in other years", () => {
    const year = looking("2023-01-01T00:00", "2025-12-01T00:00")
    const days = yearlyEvents([birthday(2, 29, 2000)], year, [])
    expect(told(days).map(([, at]) => at)).toEqual([
      "2023-02-27T23:00:00.000Z",
      "2024-02-28T23:00:00.000Z",
      "2025-02-27T23:00:00.000Z",
    ])
  })

  it("count some days before, over the turn of the year too", () => {
    const year = looking("2025-06-01T00:00", "2025-12-29T00:00", 7)
    expect(told(yearlyEvents([birthday(1, 3)], year, []))).toEqual([
      ["birthday:ada:2026", "2025-12-26T23:00:00.000Z", undefined],
    ])
    expect(
      told(yearlyEvents([birthday(1, 3), joined(2020, 1, 3)], year, []))
    ).toHaveLength(1)
  })

  it("told within those days count from when they are told", () => {
    const year = looking("2025-06-01T00:00", "2025-12-29T12:00", 7)
    const late = birthday(1, 3, null, "2025-12-29T10:00")
    expect(told(yearlyEvents([late], year, []))).toEqual([
      ["birthday:ada:2026", "2025-12-29T10:00:00.000Z", undefined],
    ])
  })

  it("do not count when they are told afterwards", () => {
    const year = looking("2025-06-01T00:00", "2026-05-21T12:00")
    const late = birthday(5, 20, null, "2026-05-21T10:00")
    expect(yearlyEvents([late], year, [])).toEqual([])
  })

  it("come once in 330 days, however often somebody is born anew", () => {
    const recorded: ConversionEvent[] = []
    for (let day = 0; day < 800; day++) {
      const now = utc("2025-01-01T12:00") + day * 86_400_000
      const today = new Date(now)
      const moved = birthday(
        today.getUTCMonth() + 1,
        today.getUTCDate(),
        null,
        today.toISOString().slice(0, 19)
      )
      const year = { ...looking("2025-01-01T00:00", "2025-01-01T00:00"), now }
      for (const event of yearlyEvents([moved], year, recorded)) {
        if (!recorded.some(({ key }) => key === event.key)) {
          recorded.push(event)
        }
      }
    }
    expect(recorded.map(({ key }) => key)).toEqual([
      "birthday:ada:2025",
      "birthday:ada:2026",
      "birthday:ada:2027",
    ])
    const gaps = recorded
      .slice(1)
      .map(({ at }, i) => (at - (recorded[i]?.at ?? 0)) / 86_400_000)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(330)
  })

  it("stay as they are on record, whatever is said now", () => {
    const year = looking("2024-01-10T12:00", "2026-05-20T12:00")
    const before = yearlyEvents([birthday(5, 20, 1990)], year, [])
    const after = yearlyEvents([birthday(7, 1, 1980)], year, before)
    expect(after).toEqual(before.slice(0, 2))
  })
})
