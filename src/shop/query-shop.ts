import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

interface Connection {
  raw(sql: string, bindings: readonly unknown[]): Promise<{ rows: unknown[] }>
}

/**
 * Reads rows of the shop's own tables. For questions only that Medusa's modules
 * cannot answer for a page at a time, or that every cart and order asks;
 * parameters are bound, never inlined.
 */
export async function queryShop<Row>(
  container: MedusaContainer,
  sql: string,
  bindings: readonly unknown[]
): Promise<Row[]> {
  const connection: Connection = container.resolve(
    ContainerRegistrationKeys.PG_CONNECTION
  )
  const { rows } = await connection.raw(sql, bindings)
  return rows as Row[]
}
