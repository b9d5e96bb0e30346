import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { withArrayLiterals } from "./array-literal"
import type { Database, Row, Sql, Statement } from "./database"

/** The module's Postgres through the pool that Medusa keeps for it. */
export function knexDatabase(knex: Knex): Database {
  return {
    ...sqlOn(knex),
    transaction: (work) => knex.transaction((trx) => work(sqlOn(trx))),
  }
}

function sqlOn(knex: Knex | Knex.Transaction): Sql {
  return {
    query: async (statement, params = []) => {
      const { text, name } = asStatement(statement)
      const { sql, bindings } = withQuestionMarks(
        text,
        withArrayLiterals(params)
      )
      const raw = knex.raw(sql, bindings)
      const result: unknown = await (name ? raw.options({ name }) : raw)
      return rowsOf(result)
    },
  }
}

const asStatement = (statement: Statement | string): Statement =>
  typeof statement === "string" ? { text: statement } : statement

/** Knex counts parameters by `?`: one for each use, in order of use. */
function withQuestionMarks(
  text: string,
  params: readonly unknown[]
): { sql: string; bindings: Knex.RawBinding[] } {
  const bindings: Knex.RawBinding[] = []
  const sql = text.replace(/\\?\?|\$(\d+)/g, (_found, index?: string) => {
    if (index === undefined) {
      return "\\?"
    }
    bindings.push(params[Number(index) - 1] as Knex.RawBinding)
    return "?"
  })
  return { sql, bindings }
}

function rowsOf(result: unknown): Row[] {
  const rows = (result as { rows?: Row[] }).rows
  return rows ?? []
}
