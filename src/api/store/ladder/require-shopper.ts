import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import { Refusal } from "../../refusal"

/**
 * Who is logged in. A deleted customer's token lives on; the customer does not.
 *
 * @throws Refusal 401
 */
export async function requireShopper(
  req: AuthenticatedMedusaRequest
): Promise<string> {
  const customer_id = req.auth_context.actor_id
  const [customer] = await req.scope
    .resolve(Modules.CUSTOMER)
    .listCustomers({ id: customer_id }, { select: ["id"], take: 1 })
  if (!customer) {
    throw new Refusal(401, "Unauthorized")
  }
  return customer_id
}
