import type { MedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { Person } from "../../../../modules/ladder/contract"
import { normalEmail } from "../../../../sources/referrals/normal-email"
import { actorOf } from "../../../actor"

/**
 * Who sent an admin request, the person behind it, and whether what they do is
 * for a customer with their own e-mail address, however that is spelled. Behind
 * an API key is who made it: nobody agrees with themselves by a key.
 */
export async function personOf(
  req: MedusaRequest,
  reason: string | null,
  customer_id: string
): Promise<Person> {
  const actor = actorOf(req, reason)
  const person_id = await personBehind(req, actor.actor_id)
  const own_record = await hasEmailOf(req.scope, person_id, customer_id)
  return { ...actor, person_id, own_record }
}

/** The user who is logged in, or who made the API key. */
export async function personBehind(
  req: MedusaRequest,
  actor_id: string
): Promise<string> {
  if (!isApiKey(req)) {
    return actor_id
  }
  const [key] = await req.scope
    .resolve(Modules.API_KEY)
    .listApiKeys({ id: [actor_id] }, { take: 1 })
  return key?.created_by || actor_id
}

/** Whether a program asks, with no person before it. */
export function isApiKey(req: object): boolean {
  const { auth_context } = req as { auth_context?: { actor_type?: string } }
  return auth_context?.actor_type === "api-key"
}

async function hasEmailOf(
  scope: MedusaContainer,
  user_id: string,
  customer_id: string
): Promise<boolean> {
  const one = { select: ["id", "email"], take: 1 }
  const [[user], [customer]] = await Promise.all([
    scope.resolve(Modules.USER).listUsers({ id: [user_id] }, one),
    scope.resolve(Modules.CUSTOMER).listCustomers({ id: [customer_id] }, one),
  ])
  return (
    Boolean(user?.email && customer?.email) &&
    normalEmail(user?.email ?? "") === normalEmail(customer?.email ?? "")
  )
}
