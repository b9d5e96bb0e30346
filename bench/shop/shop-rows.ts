import { container } from "@medusajs/framework"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Rows of the database of the shop that this process is. */
export async function shopRows(
  sql: string,
  bindings: readonly unknown[] = []
): Promise<Record<string, unknown>[]> {
  const connection = container.resolve<{
    raw(
      sql: string,
      bindings: readonly unknown[]
    ): Promise<{ rows: Record<string, unknown>[] }>
  }>(ContainerRegistrationKeys.PG_CONNECTION)
  return (await connection.raw(sql, bindings)).rows
}
