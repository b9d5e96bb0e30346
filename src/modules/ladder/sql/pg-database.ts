import type { Pool } from "@medusajs/framework/pg"
import type { Database } from "./database"
import { databaseOn } from "./database-on"

/** A Postgres of one's own: for the replay tool, benchmarks and tests. */
export const pgDatabase = (pool: Pool): Database =>
  databaseOn({
    take: async () => {
      const connection = await pool.connect()
      connection.on("error", heardElsewhere)
      return connection
    },
    giveBack: (connection, broken) => {
      connection.off("error", heardElsewhere)
      connection.release(broken)
    },
  })

/** The statement under way fails too; without a listener the process ends. */
const heardElsewhere = (): void => undefined
