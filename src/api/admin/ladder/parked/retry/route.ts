import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../../modules/ladder/ladder-of"
import { wakeOutbox } from "../../../../../rewards/wake-outbox"
import { customerCheck } from "../../../../../sources/check-customers"
import type { AdminRetryParkedResponse } from "../../../../../types/http"
import { actorOf } from "../../../../actor"
import { telling } from "../../../../telling"
import { fromRetry } from "../convert"
import type { RetryParked } from "../validators"

/** Tries one parked event, or all, and tells what became of them. */
export const POST = async (
  req: MedusaRequest<RetryParked>,
  res: MedusaResponse<AdminRetryParkedResponse>
) => {
  const { key = null, reason } = req.validatedBody
  const retry = await telling(
    ladderOf(req.scope).troubles.retryParked(
      key,
      customerCheck(req.scope),
      actorOf(req, reason)
    )
  )
  void wakeOutbox(req.scope)
  res.json(fromRetry(retry))
}
