import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Client } from "@medusajs/framework/pg"
import type { Database } from "./database"
import { databaseOn } from "./database-on"

/** What knex's client offers for connections; its types say `any`. */
interface ConnectionPool {
  acquireConnection(): Promise<Client>
  releaseConnection(connection: Client): Promise<void>
}

/**
 * The module's Postgres on the pool that Medusa keeps for it. Statements go
 * to the driver directly: by way of knex each costs Node twice as much, and a
 * transaction three times.
 */
export function knexDatabase(knex: Knex): Database {
  const pool = knex.client as ConnectionPool
  return databaseOn({
    take: () => pool.acquireConnection(),
    giveBack: async (connection, broken) => {
      if (broken) {
        // Knex never hands out a connection that has ended.
        await connection.end().catch(() => undefined)
      }
      await pool.releaseConnection(connection)
    },
  })
}
