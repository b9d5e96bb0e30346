import type { ConversionEvent, LadderDocument } from "../engine"
import { eventTypes } from "../conversions"
import { servicesOn } from "../modules/ladder/services"
import { batch_size_max } from "../modules/ladder/services/door"
import type { Database } from "../modules/ladder/sql/database"
import type { CsvRecord } from "./csv"
import { lineReader, type LineReader } from "./event-line"
import type { ReplayReport } from "./replay-report"
import { reportOf } from "./replay-report"

/** A line that was not recorded, and why. */
export interface BadLine {
  readonly line: number
  readonly reason: string
}

export interface Replay {
  readonly report: ReplayReport
  readonly bad_lines: readonly BadLine[]
  /** Events that were new; the others were there from a run before. */
  readonly added: number
}

/** Before any event: the ladder was always there. */
const beginning = Date.UTC(1970, 0, 1)

/**
 * Records a file of events through the very door the shop uses, into a
 * database that has the ladder's tables, and reports where everybody stands.
 * The ladder counts as published before the first event. Running it again adds
 * nothing; bad lines are told and the rest goes on.
 */
export async function replayEvents(input: {
  database: Database
  document: LadderDocument
  records: AsyncIterable<CsvRecord>
  progress?: (lines: number) => void
}): Promise<Replay> {
  const { database, document, records, progress } = input
  const { door, programme } = servicesOn(database, eventTypes, {
    coupon_prefix: "",
  })
  const ladder_id = await publishOnce(programme, document)
  const bad_lines: BadLine[] = []
  let added = 0
  for await (const batch of batches(records, bad_lines)) {
    const answers = await door.record(
      batch.map(({ event }) => event),
      "file"
    )
    for (const [index, answer] of answers.entries()) {
      const line = batch[index]?.line ?? 0
      if (answer.answer === "recorded") {
        added += 1
      } else if (answer.answer === "conflict") {
        const reason = `key: ${answer.key} was recorded before with other content`
        bad_lines.push({ line, reason })
      } else if ("reason" in answer) {
        bad_lines.push({ line, reason: `${answer.key}: ${answer.reason}` })
      }
    }
    progress?.(batch[batch.length - 1]?.line ?? 0)
  }
  const report = await reportOf(database, ladder_id, document)
  return { report, bad_lines, added }
}

type Programme = ReturnType<typeof servicesOn>["programme"]

/**
 * @throws Error when the database holds a replay of another ladder: its moves
 *   would mix with this one's
 */
async function publishOnce(
  programme: Programme,
  document: LadderDocument
): Promise<string> {
  const { rows } = await programme.listLadders({ limit: 1, offset: 0 })
  const [there] = rows
  if (!there) {
    const ladder = await programme.createLadder({ handle: "replay", document })
    await programme.publish(ladder.id, { at: beginning })
    return ladder.id
  }
  if (canonical(document) !== canonical(there.live)) {
    throw new Error(
      "This database holds a replay of another ladder; use a fresh one"
    )
  }
  return there.id
}

/** JSON with sorted names: the database does not keep their order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort())
      : part
  )
}

interface ReadEvent {
  readonly line: number
  readonly event: ConversionEvent
}

async function* batches(
  records: AsyncIterable<CsvRecord>,
  bad_lines: BadLine[]
): AsyncGenerator<ReadEvent[]> {
  let reader: LineReader | undefined
  let batch: ReadEvent[] = []
  for await (const { line, fields } of records) {
    if (!reader) {
      reader = lineReader(fields)
      continue
    }
    if (fields.length === 1 && fields[0] === "") {
      continue
    }
    const event = reader.read(fields)
    if ("fault" in event) {
      bad_lines.push({ line, reason: event.fault })
      continue
    }
    batch.push({ line, event })
    if (batch.length === batch_size_max) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) {
    yield batch
  }
}
