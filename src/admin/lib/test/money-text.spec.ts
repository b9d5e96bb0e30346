import { majorText, minorOf } from "../money-text"

describe("money as it is typed", () => {
  it.each([
    ["12.5", 2, 1250],
    ["12,50", 2, 1250],
    [" 1200 ", 0, 1200],
    ["0.005", 3, 5],
    ["7.", 2, 700],
  ])("%s with %i decimals is %i", (typed, decimals, minor) => {
    expect(minorOf(typed, decimals)).toBe(minor)
  })

  it.each([
    ["", 2],
    ["12.345", 2],
    ["1.5", 0],
    ["1e3", 2],
    ["-5", 2],
    ["1.000,00", 2],
    ["ten", 2],
  ])("%s with %i decimals is no amount", (typed, decimals) => {
    expect(minorOf(typed, decimals)).toBeNull()
  })

  it("reads back what it writes", () => {
    for (const decimals of [0, 2, 3]) {
      for (const minor of [0, 1, 99, 100, 12_345, 999_999_999_999]) {
        expect(minorOf(majorText(minor, decimals), decimals)).toBe(minor)
      }
    }
    expect(majorText(5, 2)).toBe("0.05")
  })
})
