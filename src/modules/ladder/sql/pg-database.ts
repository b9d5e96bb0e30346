import type { Pool, PoolClient } from "@medusajs/framework/pg"
import { withArrayLiterals } from "./array-literal"
import type { Database, Sql } from "./database"

/** A Postgres of one's own: for the replay tool, benchmarks and tests. */
export function pgDatabase(pool: Pool): Database {
  return {
    ...sqlOn(pool),
    transaction: async (work) => {
      const client = await pool.connect()
      let broken = true
      try {
        await client.query("begin")
        const result = await work(sqlOn(client))
        await client.query("commit")
        broken = false
        return result
      } catch (error) {
        await client.query("rollback")
        broken = false
        throw error
      } finally {
        // A connection that could not roll back is not used again.
        client.release(broken)
      }
    },
  }
}

function sqlOn(client: Pool | PoolClient): Sql {
  return {
    query: async (statement, params = []) => {
      const named =
        typeof statement === "string" ? { text: statement } : statement
      const values = withArrayLiterals(params)
      const result = await client.query({ ...named, values })
      return result.rows as Record<string, unknown>[]
    },
  }
}
