import fc from "fast-check"
import { limits } from "../../engine"
import { minorUnits } from "../minor-units"

const seed = Date.now() % 2 ** 31

describe(`money as text, seed ${seed}`, () => {
  it("is the very integer it was written from, in 0, 2 and 3 decimals", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.maxSafeInteger(),
          fc.integer({ min: -limits.amount_max, max: limits.amount_max })
        ),
        fc.constantFrom(0, 2, 3),
        (amount, decimals) => {
          const digits = String(Math.abs(amount)).padStart(decimals + 1, "0")
          const cut = digits.length - decimals
          const fraction = decimals === 0 ? "" : `.${digits.slice(cut)}`
          const sign = amount < 0 ? "-" : ""
          const text = `${sign}${digits.slice(0, cut)}${fraction}`
          const expected = Math.abs(amount) > limits.amount_max ? null : amount
          expect(minorUnits(text, decimals)).toBe(expected)
        }
      ),
      { numRuns: 1000, seed }
    )
  })
})
