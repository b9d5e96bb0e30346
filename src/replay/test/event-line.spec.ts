import { lineReader } from "../event-line"

const header = "key,type,customer,occurred_at,value,currency,reverses,shop"

const read = (line: string): unknown =>
  lineReader(header.split(",")).read(line.split(","))

describe("a line of the events file", () => {
  it("becomes an event in minor units, further columns its attributes", () => {
    expect(
      read("o1,order.placed,c1,2026-05-03T14:00:00+02:00,12.5,EUR,,Bonn")
    ).toEqual({
      key: "o1",
      type: "order.placed",
      customer: "c1",
      at: Date.UTC(2026, 4, 3, 12),
      value: 1250,
      currency: "eur",
      attributes: { shop: "Bonn" },
    })
  })

  it.each([
    ["2026-05-03", Date.UTC(2026, 4, 3)],
    ["2026-05-03T14:00", Date.UTC(2026, 4, 3, 14)],
    ["2026-05-03 14:00:01.5", Date.UTC(2026, 4, 3, 14, 0, 1, 500)],
    ["2026-05-03T14:00:00Z", Date.UTC(2026, 4, 3, 14)],
    ["2026-05-03T14:00:00-0330", Date.UTC(2026, 4, 3, 17, 30)],
  ])("takes %s as UTC unless it names a zone", (time, at) => {
    expect(read(`o1,order.placed,c1,${time},,,,`)).toMatchObject({ at })
  })

  it.each([
    ["1", "jpy", 1],
    ["-0.01", "eur", -1],
    ["1.234", "kwd", 1234],
    // ISO 4217 gives the dinar two decimals, the shop gives it none.
    ["1500", "rsd", 1500],
    ["1.10", "eur", 110],
    ["1.1000", "eur", 110],
    ["-0.00", "eur", 0],
    ["10000000000.00", "eur", 1_000_000_000_000],
  ])("reads %s %s exactly", (value, currency, minor) => {
    expect(
      read(`o1,order.placed,c1,2026-05-03,${value},${currency},,`)
    ).toMatchObject({ value: minor })
  })

  it.each([
    [",order.placed,c1,2026-05-03,,,,", "key:"],
    ["o1,order,c1,2026-05-03,,,,", "type:"],
    ["o1,order.placed,,2026-05-03,,,,", "customer:"],
    ["o1,order.placed,c1,yesterday,,,,", "occurred_at:"],
    ["o1,order.placed,c1,2026-04-31,,,,", "occurred_at:"],
    ["o1,order.placed,c1,2026-05-03T25:00,,,,", "occurred_at:"],
    ["o1,order.placed,c1,1969-12-31,,,,", "occurred_at:"],
    ["o1,order.placed,c1,2026-05-03,5,,,", "currency:"],
    ["o1,order.placed,c1,2026-05-03,5.5,jpy,,", "value:"],
    ["o1,order.placed,c1,2026-05-03,5.001,eur,,", "value:"],
    ["o1,order.placed,c1,2026-05-03,1e3,eur,,", "value:"],
    ["o1,order.placed,c1,2026-05-03,10000000000.01,eur,,", "value:"],
    ["o1\u0000,order.placed,c1,2026-05-03,,,,", "key: holds a NUL"],
    ["o1,order.placed,c1,2026-05-03,,,,Bo\u0000nn", "shop: holds a NUL"],
    ["o1,order.placed,c1,2026-05-03", "has 4 fields"],
  ])("refuses %s and names the column", (line, told) => {
    const answer = read(line)
    expect(answer).toMatchObject({ fault: expect.stringContaining(told) })
  })

  it("needs the first line to name what every event has", () => {
    expect(() => lineReader(["key", "type"])).toThrow("customer, occurred_at")
    expect(() => lineReader([...header.split(","), "shop"])).toThrow(
      '"shop" stands twice'
    )
  })
})
