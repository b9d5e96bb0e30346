import { readWhere, whereText } from "../where-text"

describe("a filter as it is typed", () => {
  it.each([
    ["topic: tea, coffee", { topic: ["tea", "coffee"] }],
    ["count: 3; express: true", { count: [3], express: [true] }],
    [`code: "3"`, { code: ["3"] }],
    ["url: https://shop.test/a", { url: ["https://shop.test/a"] }],
    [
      "seconds: 3..5; n: 2..",
      { seconds: { at_least: 3, at_most: 5 }, n: { at_least: 2 } },
    ],
    ["path: /blog/*", { path: { begins_with: "/blog/" } }],
  ])("reads and writes %s", (typed, where) => {
    expect(readWhere(typed)).toEqual(where)
    expect(whereText(where)).toBe(typed)
  })

  it("is none where nothing is typed, and unfinished where no value is", () => {
    expect(readWhere("  ")).toBeUndefined()
    expect(readWhere("topic:")).toEqual({ topic: [] })
    expect(whereText(undefined)).toBe("")
  })
})
