import { readCsv } from "../../replay/csv"
import { csvRecord } from "../csv"

describe("a CSV export", () => {
  it.each([
    ['=HYPERLINK("http://x","y")', `'=HYPERLINK("http://x","y")`],
    ["@SUM(1+1)", "'@SUM(1+1)"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["\t=1", "'\t=1"],
    ["\r=1", "'\r=1"],
    ["＝1+1", "'＝1+1"],
    ["＠x", "'＠x"],
    ["Anna = Berg", "Anna = Berg"],
  ])("makes %j inert", async (cell, inert) => {
    const [[found]] = await read(csvRecord([cell]))
    expect(found).toBe(inert)
  })

  it("writes numbers as numbers, and nothing for nothing", () => {
    expect(csvRecord([-5, 0, null, "a"])).toBe("-5,0,,a\r\n")
  })
})

async function read(text: string): Promise<[string[], ...string[][]]> {
  const records: string[][] = []
  for await (const { fields } of readCsv(pieces(text))) {
    records.push([...fields])
  }
  return records as [string[], ...string[][]]
}

async function* pieces(text: string): AsyncIterable<string> {
  yield text
}
