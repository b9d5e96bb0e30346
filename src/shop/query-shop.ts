import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { asUnavailable } from "../modules/ladder/sql/unavailable"

/** A statement with `?` for its parameters; a name keeps it prepared. */
export interface ShopStatement {
  readonly name: string
  readonly text: string
}

/** A statement about rows by their ids: for a single one, and for several. */
export interface StatementByIds {
  readonly one: ShopStatement
  readonly several: ShopStatement
}

interface Question extends Promise<{ rows: unknown[] }> {
  options(options: { readonly name: string }): Promise<{ rows: unknown[] }>
}

interface Connection {
  raw(sql: string, bindings: readonly unknown[]): Question
}

/**
 * Reads rows of the shop's own tables. For questions only that Medusa's modules
 * cannot answer for a page at a time, or that every cart and order asks: those
 * have a name, because to plan them takes Postgres longer than to answer them.
 * Parameters are bound, never inlined.
 *
 * @throws Unavailable where Postgres cannot answer at this moment
 */
export async function queryShop<Row>(
  container: MedusaContainer,
  statement: ShopStatement | string,
  bindings: readonly unknown[]
): Promise<Row[]> {
  const connection: Connection = container.resolve(
    ContainerRegistrationKeys.PG_CONNECTION
  )
  try {
    const { rows } =
      typeof statement === "string"
        ? await connection.raw(statement, bindings)
        : await connection
            .raw(statement.text, bindings)
            .options({ name: statement.name })
    return rows as Row[]
  } catch (error) {
    throw asUnavailable(error)
  }
}

/**
 * A statement about rows by their ids; `write` is given what the id is to be:
 * `= ?` or `= any(?)`. Postgres keeps the plan for one id; for a list, whose
 * length it cannot know, it plans anew each time, which can take it longer than
 * to answer.
 */
export const byIds = (
  name: string,
  write: (id_is: string) => string
): StatementByIds => ({
  one: { name: `${name}-of-one`, text: write("= ?") },
  several: { name, text: write("= any(?)") },
})

/** As `queryShop`, of the rows with these ids; without ids nothing is asked. */
export async function queryByIds<Row>(
  container: MedusaContainer,
  { one, several }: StatementByIds,
  ids: readonly string[]
): Promise<Row[]> {
  const [first, ...others] = ids
  if (first === undefined) {
    return []
  }
  return others.length === 0
    ? await queryShop<Row>(container, one, [first])
    : await queryShop<Row>(container, several, [ids])
}
