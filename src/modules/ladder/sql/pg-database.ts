import type { Pool } from "@medusajs/framework/pg"
import type { Database } from "./database"
import { databaseOn } from "./database-on"

/** A Postgres of one's own: for the replay tool, benchmarks and tests. */
export const pgDatabase = (pool: Pool): Database =>
  databaseOn({
    take: () => pool.connect(),
    giveBack: (connection, broken) => {
      connection.release(broken)
    },
  })
