/** One record of a CSV file and the line it begins on. */
export interface CsvRecord {
  readonly line: number
  readonly fields: readonly string[]
}

/** A record longer than this is no record but a missing quote. */
const record_length_max = 1_000_000

/**
 * Splits text into CSV records (RFC 4180): quoted fields may hold commas,
 * doubled quotes and line ends. Reads pieces of any size, so a file of any
 * length takes the memory of its longest record.
 *
 * @throws Error when a quote is never closed
 */
export async function* readCsv(
  pieces: AsyncIterable<string>
): AsyncGenerator<CsvRecord> {
  let line = 1
  let rest = ""
  for await (const piece of pieces) {
    rest += piece
    let from = 0
    for (;;) {
      const end = endOfRecord(rest, from)
      if (end === -1) {
        break
      }
      const text = rest.slice(from, end)
      yield { line, fields: splitRecord(text) }
      line += 1 + countNewlines(text)
      from = end + 1
    }
    rest = rest.slice(from)
    if (rest.length > record_length_max) {
      throw new Error(`Line ${line} has a quote that is never closed`)
    }
  }
  if (rest !== "") {
    yield { line, fields: splitRecord(rest) }
  }
}

/** Position of the line feed that ends the record, or -1 when it is not here. */
function endOfRecord(text: string, from: number): number {
  let end = text.indexOf("\n", from)
  let quotes = 0
  let counted = from
  while (end !== -1) {
    quotes += count(text, '"', counted, end)
    if (quotes % 2 === 0) {
      return end
    }
    counted = end
    end = text.indexOf("\n", end + 1)
  }
  return -1
}

function splitRecord(text: string): string[] {
  const record = text.endsWith("\r") ? text.slice(0, -1) : text
  if (!record.includes('"')) {
    return record.split(",")
  }
  const fields: string[] = []
  let from = 0
  while (from <= record.length) {
    const end = endOfField(record, from)
    fields.push(unquote(record.slice(from, end)))
    from = end + 1
  }
  return fields
}

function endOfField(record: string, from: number): number {
  let quoted = false
  for (let i = from; i < record.length; i++) {
    const character = record[i]
    if (character === '"') {
      quoted = !quoted
    } else if (character === "," && !quoted) {
      return i
    }
  }
  return record.length
}

const unquote = (field: string): string =>
  field.startsWith('"') && field.endsWith('"') && field.length > 1
    ? field.slice(1, -1).replaceAll('""', '"')
    : field

const countNewlines = (text: string): number =>
  count(text, "\n", 0, text.length)

function count(text: string, what: string, from: number, to: number): number {
  let found = 0
  for (let i = text.indexOf(what, from); i !== -1 && i < to;) {
    found += 1
    i = text.indexOf(what, i + 1)
  }
  return found
}
