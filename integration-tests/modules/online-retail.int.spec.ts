import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { Pool } from "@medusajs/framework/pg"
import { convertOnlineRetail } from "../../bench/online-retail/convert"
import { createDatabase } from "../../scripts/postgres/start-postgres"
import { eventTypes } from "../../src/conversions"
import { readLadderDocument } from "../../src/ladder-document"
import { servicesOn } from "../../src/modules/ladder/services"
import { installSchema } from "../../src/modules/ladder/sql/install"
import { pgDatabase } from "../../src/modules/ladder/sql/pg-database"
import { readCsv } from "../../src/replay/csv"
import type { Replay } from "../../src/replay/replay-events"
import { replayEvents } from "../../src/replay/replay-events"

const root = path.resolve(__dirname, "../..")
const folder =
  process.env["LADDER_DATA_DIR"] ?? path.join(root, "../shared/data")
const file = path.join(folder, "online_retail/online_retail.csv.gz")
const present = existsSync(file)

if (!present) {
  console.warn(`SKIPPED: Online Retail is not at ${file} (LADDER_DATA_DIR)`)
}

/** The figures were computed independently, with decimals (see its README). */
const expected = {
  events: 22_190,
  customers: 4_372,
  members: [
    { rung: "none", members: 0 },
    { rung: "bronze", members: 2_739 },
    { rung: "silver", members: 1_370 },
    { rung: "gold", members: 224 },
    { rung: "platinum", members: 39 },
  ],
  moves_up: 1_733,
  moves_down: 62,
  matrix: {
    "none>bronze": 4_119,
    "none>silver": 244,
    "none>gold": 8,
    "none>platinum": 1,
    "bronze>silver": 1_425,
    "bronze>gold": 3,
    "bronze>platinum": 3,
    "silver>gold": 260,
    "silver>platinum": 1,
    "silver>bronze": 46,
    "gold>platinum": 41,
    "gold>silver": 8,
    "gold>bronze": 1,
    "platinum>gold": 3,
    "platinum>bronze": 4,
  },
}

const megabyte = 1024 * 1024

async function* whole(text: string): AsyncGenerator<string> {
  await Promise.resolve()
  yield text
}

const told = (replay: Replay): unknown => ({
  ...replay.report,
  matrix: Object.fromEntries(
    replay.report.matrix.map(({ from, to, moves }) => [`${from}>${to}`, moves])
  ),
})

const describeIfPresent = present ? describe : describe.skip

describeIfPresent("a year of a real wholesaler, Online Retail", () => {
  let pool: Pool
  let csv: string
  let resident_before: number
  const read = readLadderDocument(
    JSON.parse(
      readFileSync(path.join(root, "bench/online-retail/ladder.json"), "utf8")
    )
  )

  const replay = async (): Promise<Replay> => {
    if (!("document" in read)) {
      throw new Error(JSON.stringify(read.faults))
    }
    return await replayEvents({
      database: pgDatabase(pool),
      document: read.document,
      records: readCsv(whole(csv)),
    })
  }

  beforeAll(async () => {
    const url = await createDatabase(
      process.env["DATABASE_URL"] ?? "",
      // Its own on every run, also on a server that is kept.
      `online_retail_${Date.now()}`
    )
    pool = new Pool({ connectionString: url })
    await installSchema(pgDatabase(pool))
    csv = await convertOnlineRetail(file)
    resident_before = process.memoryUsage().rss
  })

  afterAll(async () => {
    await pool.end()
  })

  it("ends with exactly the members, moves and matrix computed elsewhere", async () => {
    const result = await replay()
    expect(result.bad_lines).toEqual([])
    expect(result.added).toBe(expected.events)
    expect(told(result)).toEqual(expected)
    const grown = process.memoryUsage().rss - resident_before
    expect(grown).toBeLessThan(300 * megabyte)
  })

  it("adds nothing when the same file is replayed", async () => {
    const result = await replay()
    expect(result.added).toBe(0)
    expect(told(result)).toEqual(expected)
  })

  it("sums to the pence: net 8,300,065.81", async () => {
    const { rows } = await pool.query<{ net: string }>(
      "select sum(value) as net from ladder_event"
    )
    expect(rows[0]?.net).toBe("830006581")
  })

  it("agrees with a recomputation from the events", async () => {
    const { verify } = servicesOn(pgDatabase(pool), eventTypes, {
      coupon_prefix: "",
    })
    expect(await verify()).toEqual([])
  })
})
