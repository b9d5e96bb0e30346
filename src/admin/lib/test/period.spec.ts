import {
  fillDays,
  lastDays,
  readPeriod,
  todayIn,
  withEnd,
  writePeriod,
} from "../period"

const today = "2025-03-15"
const read = (search: string) => readPeriod(new URLSearchParams(search), today)

describe("the period of the page", () => {
  it("is the last 30 days, today included, unless the address says otherwise", () => {
    expect(read("")).toEqual({
      from: "2025-02-14",
      to: today,
      preset: 30,
    })
    expect(read("days=7").from).toBe("2025-03-09")
    expect(read("from=2025-01-01&to=2025-01-31")).toEqual({
      from: "2025-01-01",
      to: "2025-01-31",
      preset: null,
    })
  })

  it.each([
    "days=8",
    "days=x",
    "from=2025-01-01",
    "from=2025-02-31&to=2025-03-01",
    "from=2025-03-02&to=2025-03-01",
    "from=2025-03-01&to=2025-03-16",
    "from=0&to=1",
  ])("is the default when the address cannot be read: %s", (search) => {
    expect(read(search)).toEqual(lastDays(30, today))
  })

  it("is cut to what the API counts", () => {
    expect(read("from=2020-01-01&to=2025-01-01").to).toBe("2020-12-31")
  })

  it("comes back from the address it was written to, which keeps the rest", () => {
    for (const period of [
      lastDays(90, today),
      { from: "2025-01-01", to: "2025-01-31", preset: null },
    ]) {
      const search = writePeriod(new URLSearchParams("ladder=l&days=7"), period)
      expect(search.get("ladder")).toBe("l")
      expect(readPeriod(search, today)).toEqual(period)
    }
  })

  it("moves the other end along where the two do not fit", () => {
    const period = lastDays(30, today)
    expect(withEnd(period, "to", "2025-01-01")).toEqual({
      from: "2025-01-01",
      to: "2025-01-01",
      preset: null,
    })
    expect(withEnd(period, "from", "2023-01-01").to).toBe("2024-01-01")
    expect(withEnd(period, "to", "2025-03-10")).toEqual({
      from: period.from,
      to: "2025-03-10",
      preset: null,
    })
  })

  it("begins and ends its days where the ladder is", () => {
    const now = Date.parse("2025-03-14T23:30:00Z")
    expect(todayIn("Europe/Berlin", now)).toBe("2025-03-15")
    expect(todayIn("America/New_York", now)).toBe("2025-03-14")
  })

  it("has a row for every day, over a change of the clocks too", () => {
    const period = { from: "2025-03-29", to: "2025-04-01", preset: null }
    const rows = [{ day: "2025-03-30", up: 2 }]
    expect(fillDays(rows, period, (day) => ({ day, up: 0 }))).toEqual([
      { day: "2025-03-29", up: 0 },
      { day: "2025-03-30", up: 2 },
      { day: "2025-03-31", up: 0 },
      { day: "2025-04-01", up: 0 },
    ])
  })
})
