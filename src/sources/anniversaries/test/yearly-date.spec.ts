import { dateFrom, dateOf, datesOn, dayIn, isDate } from "../yearly-date"

describe("a date that comes back each year", () => {
  it("is read as forms write it", () => {
    expect(dateFrom("1990-05-20", 2026)).toEqual({
      ...{ year: 1990, month: 5, day: 20 },
    })
    expect(dateFrom(" 1990-05-20T00:00:00.000Z", 2026)?.day).toBe(20)
    expect(dateFrom("--02-29", 2026)).toEqual({
      ...{ year: null, month: 2, day: 29 },
    })
    expect(dateFrom("05-20", 2026)).toEqual({ year: null, month: 5, day: 20 })
  })

  it.each([
    null,
    "",
    "soon",
    "1990-13-01",
    "1990-00-01",
    "1990-01-00",
    "1990-02-29",
    "02-30",
    "1899-01-01",
    "2027-01-01",
    "20.05.1990",
    "1990-5-2",
    "[object Object]",
  ])("is none that reads %j", (text) => {
    expect(dateFrom(text, 2026)).toBeNull()
  })

  it("is there in the year that is named, or in any", () => {
    expect(isDate({ month: 2, day: 29 }, null)).toBe(true)
    expect(isDate({ month: 2, day: 29 }, 2024)).toBe(true)
    expect(isDate({ month: 2, day: 29 }, 2023)).toBe(false)
    expect(isDate({ month: 4, day: 31 }, null)).toBe(false)
  })

  it("is found by the day, that of 29 February on the 28th in other years", () => {
    const [date] = datesOn(dayIn(2025, { month: 2, day: 28 }))
    expect(date).toEqual({ year: 2025, month: 2, day: 28 })
    const named = (year: number, month: number, day: number) =>
      datesOn(dayIn(year, { month, day })).map((one) => one.day)
    expect(named(2025, 2, 28)).toEqual([28, 29])
    expect(named(2024, 2, 28)).toEqual([28])
    expect(named(2024, 2, 29)).toEqual([29])
    expect(dateOf(dayIn(1969, { month: 12, day: 31 }))).toEqual({
      ...{ year: 1969, month: 12, day: 31 },
    })
  })
})
