import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { asUnavailable } from "../../../modules/ladder/sql/unavailable"
import type { AdminCustomerReference } from "../../../types/http"
import { Refusal } from "../../refusal"

/** Names of customers for a page of rows, in one query. */
export async function customerReferences(
  scope: MedusaContainer,
  ids: readonly string[]
): Promise<(id: string) => AdminCustomerReference> {
  const found = new Map<string, AdminCustomerReference>()
  const wanted = [...new Set(ids)]
  const customers = wanted.length > 0 ? await readCustomers(scope, wanted) : []
  for (const { id, first_name, last_name, email } of customers) {
    const name = [first_name, last_name].filter(Boolean).join(" ")
    found.set(id, { id, name: name || null, email: email ?? null })
  }
  return (id) => found.get(id) ?? { id, name: null, email: null }
}

/** @throws Refusal 404 unless the shop has the customer */
export async function requireCustomer(
  scope: MedusaContainer,
  id: string
): Promise<void> {
  const [customer] = await readCustomers(scope, [id])
  if (!customer) {
    throw new Refusal(404, `customer: there is none with the id "${id}"`)
  }
}

async function readCustomers(scope: MedusaContainer, ids: string[]) {
  try {
    return await scope.resolve(Modules.CUSTOMER).listCustomers(
      { id: ids },
      {
        select: ["id", "first_name", "last_name", "email"],
        take: ids.length,
      }
    )
  } catch (error) {
    throw asUnavailable(error)
  }
}
