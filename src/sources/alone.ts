import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/**
 * Does the work unless somebody else in any process is at the work of this name
 * now; then answers undefined at once. Postgres keeps the lock, on a transaction
 * of its own, and gives it back when this process dies.
 */
export async function alone<T>(
  container: MedusaContainer,
  name: string,
  work: () => Promise<T>
): Promise<T | undefined> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return await connection.transaction(async (transaction) => {
    const { rows } = await transaction.raw<{ rows: { free: boolean }[] }>(
      "select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as free",
      [name]
    )
    return rows[0]?.free ? await work() : undefined
  })
}
