import { ulidBound } from "../ulid-bound"

describe("the bound of time-ordered ids", () => {
  it("is at or before every id of its moment and after all before", () => {
    // The example of the ULID specification.
    const moment = new Date(1469918176385)
    expect(ulidBound(moment)).toBe("01ARYZ6S41")
    expect("01ARYZ6S41TSV4RRFFQ69G5FAV" >= ulidBound(moment)).toBe(true)
    const next = new Date(moment.getTime() + 1)
    expect("01ARYZ6S41TSV4RRFFQ69G5FAV" < ulidBound(next)).toBe(true)
  })

  it("knows nothing before 1970", () => {
    expect(ulidBound(new Date(-5))).toBe("0000000000")
  })
})
