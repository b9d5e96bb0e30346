import { createInterface } from "node:readline"
import { Pool } from "@medusajs/framework/pg"
import { eventTypes } from "../../src/conversions"
import type { ConversionEvent } from "../../src/engine"
import { Door } from "../../src/modules/ladder/services/door"
import { Recorder } from "../../src/modules/ladder/services/recorder"
import { pgDatabase } from "../../src/modules/ladder/sql/pg-database"

/**
 * A process of its own that records what it is told: reads lines of JSON, each
 * a batch, and answers each with a line of answers, in order. Several batches
 * may be under way at once.
 */
const [url = ""] = process.argv.slice(2)
const pool = new Pool({ connectionString: url, max: 4 })
// Only the door: Medusa's own packages would take seconds to load.
const recorder = new Recorder(pgDatabase(pool), eventTypes, {
  coupon_prefix: "",
  announced: new Set(),
})
const door = new Door(recorder)

// Nobody listens any more.
process.stdin.on("close", () => process.exit())
process.stdout.on("error", () => process.exit())

createInterface({ input: process.stdin }).on("line", (line) => {
  const { id, events } = JSON.parse(line) as {
    id: number
    events: ConversionEvent[]
  }
  door.record(events, "test").then(
    (answers) => say({ id, answers: answers.map(({ answer }) => answer) }),
    (error: unknown) => say({ id, error: String(error) })
  )
})

const say = (message: object): void => {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}
