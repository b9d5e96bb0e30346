import { readCsv } from "../csv"

async function* pieces(...texts: string[]): AsyncGenerator<string> {
  for (const text of texts) {
    await Promise.resolve()
    yield text
  }
}

async function read(...texts: string[]): Promise<[number, ...string[]][]> {
  const records: [number, ...string[]][] = []
  for await (const { line, fields } of readCsv(pieces(...texts))) {
    records.push([line, ...fields])
  }
  return records
}

describe("reading CSV", () => {
  it("splits lines into fields, whatever ends them", async () => {
    expect(await read("a,b\r\nc,d\n")).toEqual([
      [1, "a", "b"],
      [2, "c", "d"],
    ])
  })

  it("keeps commas, quotes and line ends inside quotes", async () => {
    expect(await read('a,"b,""c""\nd"\ne,f')).toEqual([
      [1, "a", 'b,"c"\nd'],
      [3, "e", "f"],
    ])
  })

  it("gives the same records however the text is cut", async () => {
    const text = 'k,"x\ny",z\n"",2,"3,4"\nlast,,\n'
    const once = await read(text)
    for (let cut = 1; cut < text.length; cut++) {
      expect(await read(text.slice(0, cut), text.slice(cut))).toEqual(once)
    }
  })

  it("keeps an empty last field", async () => {
    expect(await read('"a",\n')).toEqual([[1, "a", ""]])
  })

  it("says so when a quote is never closed", async () => {
    await expect(read(`a\n"${"x".repeat(1_000_001)}`)).rejects.toThrow(
      "Line 2 has a quote that is never closed"
    )
  })
})
