import { toMinorUnits, valueOf } from "../minor-units"

describe("amounts in minor units", () => {
  it.each([
    ["eur", 12.34, 1234],
    ["EUR", "0.29", 29],
    ["jpy", 1200, 1200],
    ["kwd", "1.234", 1234],
    ["kwd", "1.2349", 1234],
    ["eur", "33.33333333333333333333", 3333],
    ["eur", "99.99999999999999", 10000],
  ])("%s %s is %s", (currency, amount, minor) => {
    expect(toMinorUnits(amount, currency)).toBe(minor)
  })

  it("says which amount it cannot count exactly", () => {
    expect(() => toMinorUnits("1e18", "eur")).toThrow("minor units of eur")
  })
})

describe("the value of what is in a cart", () => {
  it("is its amount with the currency", () => {
    expect(valueOf("12.34", "eur")).toEqual({ value: 1234, currency: "eur" })
    expect(valueOf("1e10", "eur")).toEqual({ value: 1e12, currency: "eur" })
  })

  it.each(["10000000000.01", "966367641150000", "1e18", "1e400"])(
    "is none where nobody could pay it: %s",
    (amount) => {
      expect(valueOf(amount, "eur")).toEqual({})
    }
  )
})
