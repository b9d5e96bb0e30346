import { createInterface } from "node:readline"
import { setTimeout as sleep } from "node:timers/promises"
import { Pool } from "@medusajs/framework/pg"
import { eventTypes } from "../../src/conversions"
import { servicesOn } from "../../src/modules/ladder/services"
import { pgDatabase } from "../../src/modules/ladder/sql/pg-database"

/**
 * A process of its own that issues what is due, as the job of a worker does: by
 * claims, until nothing has been due for a while. Begins when it is told to,
 * writes the id of each grant it issued, and ends.
 */
const [url = ""] = process.argv.slice(2)
const pool = new Pool({ connectionString: url, max: 2 })
const { outbox } = servicesOn(pgDatabase(pool), eventTypes, {
  coupon_prefix: "",
})

async function issueAll(): Promise<void> {
  for (let idle = 0; idle < 5;) {
    const grants = await outbox.claimDueGrants(50)
    for (const { id } of grants) {
      process.stdout.write(`${id}\n`)
    }
    await outbox.markIssued(
      grants.map(({ id }) => ({ id, promotion_id: `promotion-${id}` }))
    )
    idle = grants.length === 0 ? idle + 1 : 0
    await sleep(grants.length === 0 ? 50 : 0)
  }
  await pool.end()
  process.exit()
}

const lines = createInterface({ input: process.stdin })
lines.once("line", () => void issueAll())
process.stdout.write("ready\n")
