import fc from "fast-check"
import { holds } from "../../engine/test/holds"
import { csvRecord } from "../csv"

const cell = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc
    .tuple(
      fc.constantFrom("=", "+", "-", "@", "\t", "\r", "＝", "＠", '"', ","),
      fc.string({ maxLength: 6 })
    )
    .map(([first, rest]) => first + rest)
)

const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), {
  minLength: 1,
  maxLength: 5,
})

const inert = (text: string): string =>
  /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text

describe("S10: a CSV export", () => {
  holds("comes back as it was, but for formulas, now inert", table, (rows) => {
    const text = rows.map(csvRecord).join("")
    expect(readAll(text)).toEqual(rows.map((row) => row.map(inert)))
  })
})

/** RFC 4180 to the letter: fields, quoted or not, and records that end in CRLF. */
function readAll(text: string): string[][] {
  const records: string[][] = []
  let fields: string[] = []
  const token = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/y
  while (token.lastIndex < text.length) {
    const match = token.exec(text)
    if (!match) {
      throw new Error(`No CSV: ${JSON.stringify(text)}`)
    }
    const [, field = "", end] = match
    fields.push(
      field.startsWith('"') ? field.slice(1, -1).replace(/""/g, '"') : field
    )
    if (end !== ",") {
      records.push(fields)
      fields = []
    }
  }
  return records
}
