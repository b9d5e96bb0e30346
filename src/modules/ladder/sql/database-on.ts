import type { ClientBase } from "@medusajs/framework/pg"
import { withArrayLiterals } from "./array-literal"
import type { Database, Row, Sql } from "./database"

/** Whose connections these are; each is given back when done with. */
export interface Connections<Connection extends ClientBase> {
  take(): Promise<Connection>
  /** `broken`: it could not roll back, and must not be used again. */
  giveBack(connection: Connection, broken: boolean): void | Promise<void>
}

/** Our statements on somebody's connections. */
export function databaseOn<Connection extends ClientBase>(
  connections: Connections<Connection>
): Database {
  return {
    query: async (statement, params) => {
      const connection = await connections.take()
      try {
        return await sqlOn(connection).query(statement, params)
      } finally {
        await connections.giveBack(connection, false)
      }
    },
    transaction: async (work) => {
      const connection = await connections.take()
      let broken = true
      try {
        await connection.query("begin")
        const result = await work(sqlOn(connection))
        await connection.query("commit")
        broken = false
        return result
      } catch (error) {
        await connection.query("rollback")
        broken = false
        throw error
      } finally {
        await connections.giveBack(connection, broken)
      }
    },
  }
}

const sqlOn = (connection: ClientBase): Sql => ({
  query: async (statement, params = []) => {
    const named =
      typeof statement === "string" ? { text: statement } : statement
    const values = withArrayLiterals(params)
    const result = await connection.query<Row>({ ...named, values })
    return result.rows
  },
})
