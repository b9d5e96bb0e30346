import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** What the demo keeps about itself in the database, beside the shop. */
export const memoryTable = "demo.memory"

/** Writes facts that the next start, or a later stage, needs. */
export async function remember(
  container: MedusaContainer,
  facts: Readonly<Record<string, string>>
): Promise<void> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  for (const [name, value] of Object.entries(facts)) {
    await knex.raw(
      `insert into ${memoryTable} (name, value) values (?, ?)
       on conflict (name) do update set value = excluded.value`,
      [name, value]
    )
  }
}
