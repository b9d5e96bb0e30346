import type { MedusaRequest } from "@medusajs/framework/http"
import type { Actor } from "../modules/ladder/types"

/** Who sent an admin request: a user or an API key, and the reason given. */
export function actorOf(req: MedusaRequest, reason: string | null): Actor {
  const { auth_context } = req as { auth_context?: { actor_id?: string } }
  return { actor_id: auth_context?.actor_id ?? "", reason }
}
