import { createReadStream, readFileSync, statSync } from "node:fs"
import { pipeline } from "node:stream"
import { parseArgs } from "node:util"
import { createGunzip } from "node:zlib"
import { Pool } from "@medusajs/framework/pg"
import { readLadderDocument } from "../src/ladder-document"
import { faultText } from "../src/ladder-document/faults"
import { installSchema } from "../src/modules/ladder/sql/install"
import { pgDatabase } from "../src/modules/ladder/sql/pg-database"
import { readCsv } from "../src/replay/csv"
import { printReport } from "../src/replay/print-report"
import { replayEvents } from "../src/replay/replay-events"
import { startPostgres } from "./postgres/start-postgres"

const usage = `Usage: npm run replay -- --ladder ladder.json --events events.csv[.gz] [--json] [--data folder]

Replays a file of conversion events through a ladder and prints who would stand
where. Nothing is written to any shop.

  --ladder  the ladder as a document
  --events  CSV, also gzipped: key,type,customer,occurred_at,value,currency,
            reverses; further columns become attributes. Times are ISO 8601,
            UTC where no zone is given; values are decimals in major units
  --json    the whole report as JSON
  --data    a folder to keep the database in; the next run goes on from there
            (default: a fresh one that is thrown away)
`

/** Input that cannot be used; the message is meant for the person who gave it. */
class UnusableInput extends Error {}

async function main(): Promise<void> {
  const options = readArguments()
  const document = readLadder(options.ladder)
  mustBeFile("--events", options.events)
  const postgres = await startPostgres({
    database: "ladder_replay",
    ...(options.data !== undefined && { dataDir: options.data }),
  })
  const pool = new Pool({ connectionString: postgres.url, max: 2 })
  // An idle connection may be cut while the server stops; a query in use of it
  // would fail by itself.
  pool.on("error", () => undefined)
  try {
    const database = pgDatabase(pool)
    const [there] = await database.query("select to_regclass('ladder') as name")
    if (!there?.["name"]) {
      await installSchema(database)
    }
    const started = performance.now()
    const replay = await replayEvents({
      database,
      document,
      records: readCsv(textOf(options.events)),
      ...(process.stderr.isTTY && { progress: showProgress }),
    })
    const seconds = (performance.now() - started) / 1000
    process.stderr.write(process.stderr.isTTY ? "\r\u001B[K" : "")
    const { report, ...rest } = replay
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ ...report, ...rest, seconds }, null, 2)}\n`
        : `${printReport(replay, seconds)}\n`
    )
  } finally {
    await pool.end()
    await postgres.stop()
  }
}

function readArguments(): {
  ladder: string
  events: string
  json: boolean
  data?: string | undefined
} {
  const { values } = parseArgs({
    options: {
      ladder: { type: "string" },
      events: { type: "string" },
      data: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  })
  const { ladder, events, json, data, help } = values
  if (help) {
    process.stdout.write(usage)
    process.exit(0)
  }
  if (ladder === undefined || events === undefined) {
    throw new UnusableInput(`--ladder and --events are needed.\n\n${usage}`)
  }
  return { ladder, events, json, data }
}

function mustBeFile(option: string, file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new UnusableInput(`${option}: there is no file ${file}`)
  }
}

function readLadder(file: string): ReturnType<typeof documentOf> {
  mustBeFile("--ladder", file)
  let raw: unknown
  try {
    raw = JSON.parse(readFileSync(file, "utf8"))
  } catch (error) {
    throw new UnusableInput(`${file} is not JSON: ${String(error)}`)
  }
  return documentOf(file, raw)
}

function documentOf(
  file: string,
  raw: unknown
): Extract<
  ReturnType<typeof readLadderDocument>,
  { document: unknown }
>["document"] {
  const read = readLadderDocument(raw)
  if ("document" in read) {
    return read.document
  }
  throw new UnusableInput(`${file} is no ladder: ${faultText(read.faults)}`)
}

/** @throws UnusableInput when the file turns out not to be readable */
async function* textOf(file: string): AsyncGenerator<string> {
  const bytes = createReadStream(file)
  // The reader hears of a fault in either stream; nobody else must.
  const stream = file.endsWith(".gz")
    ? pipeline(bytes, createGunzip(), () => undefined)
    : bytes
  try {
    yield* stream.setEncoding("utf8") as AsyncIterable<string>
  } catch (error) {
    throw new UnusableInput(
      `--events: ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`
    )
  }
}

function showProgress(lines: number): void {
  process.stderr.write(`\r${lines.toLocaleString("en")} lines`)
}

/** What the person at the terminal can mend is told without a stack. */
const isTheirs = (error: unknown): error is Error =>
  error instanceof UnusableInput ||
  (error instanceof Error &&
    "code" in error &&
    String(error.code).startsWith("ERR_PARSE_ARGS"))

main().catch((error: unknown) => {
  const told = isTheirs(error)
  console.error(told ? error.message : error)
  process.exitCode = told ? 2 : 1
})
