import type { MedusaContainer } from "@medusajs/framework/types"
import { ladderOf } from "../modules/ladder/ladder-of"
import { searchTerms } from "../modules/ladder/search-terms"
import { queryShop } from "../shop/query-shop"

interface Customer {
  readonly id: string
  readonly first_name: string | null
  readonly last_name: string | null
  readonly company_name: string | null
  readonly email: string | null
}

/**
 * Keeps the words by which staff find these customers as the shop has them
 * now; of those who are gone none are left.
 */
export async function followTerms(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<void> {
  const rows = await queryShop<Customer>(
    container,
    `select id, first_name, last_name, company_name, email from customer
     where id = any(?) and deleted_at is null`,
    [[...ids]]
  )
  const found = new Map(rows.map((row) => [row.id, row]))
  await ladderOf(container).members.keepTerms(
    ids.map((customer_id) => {
      const row = found.get(customer_id)
      return {
        customer_id,
        terms: row
          ? searchTerms([
              row.first_name,
              row.last_name,
              row.company_name,
              row.email,
            ])
          : [],
      }
    })
  )
}
