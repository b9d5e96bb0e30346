import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../../modules/ladder/ladder-of"
import { wakeOutbox } from "../../../../../rewards/wake-outbox"
import type { AdminRetryGrantsResponse } from "../../../../../types/http"
import { actorOf } from "../../../../actor"
import { pick } from "../../../../pick"
import { telling } from "../../../../telling"
import type { RetryGrants } from "../validators"

/** Makes one failed grant, or all, due at once; 409 for one that did not fail. */
export const POST = async (
  req: MedusaRequest<RetryGrants>,
  res: MedusaResponse<AdminRetryGrantsResponse>
) => {
  const { id, reason } = req.validatedBody
  const by = actorOf(req, reason)
  const { troubles } = ladderOf(req.scope)
  const retry = await telling(
    id === undefined ? troubles.retryGrants(by) : troubles.retryGrant(id, by)
  )
  void wakeOutbox(req.scope)
  res.json({ retry: pick(retry, ["retried", "left"]) })
}
