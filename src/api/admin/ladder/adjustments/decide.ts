import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../modules/ladder/ladder-of"
import { wakeOutbox } from "../../../../rewards/wake-outbox"
import type { AdminAdjustmentResponse } from "../../../../types/http"
import { Refusal } from "../../../refusal"
import { telling } from "../../../telling"
import { pathId } from "../path-id"
import { requireLive } from "../require-live"
import { fromAdjustments } from "./convert"
import { isApiKey, personOf } from "./person-of"
import type { DecideAdjustment } from "./validators"

/**
 * Ends the waiting of points that one person alone could not give or take.
 *
 * @throws Refusal 403 for an API key that approves: a second person is asked
 */
export async function decideAdjustment(
  req: MedusaRequest<DecideAdjustment>,
  res: MedusaResponse<AdminAdjustmentResponse>,
  to: "approved" | "refused" | "withdrawn"
): Promise<void> {
  const ladder = ladderOf(req.scope)
  const found = await ladder.adjustments.retrieve(pathId(req))
  if (to === "approved") {
    if (isApiKey(req)) {
      throw new Refusal(
        403,
        `id: the adjustment "${found.id}" cannot be approved with an API key; a member of staff who is logged in is wanted`
      )
    }
    await requireLive(ladder, found.ladder_id)
  }
  const { reason } = req.validatedBody
  const by = await personOf(req, reason, found.customer_id)
  const decided = await telling(ladder.adjustments.decide(found.id, to, by))
  if (to === "approved") {
    void wakeOutbox(req.scope)
  }
  const [adjustment] = await fromAdjustments(req.scope, [decided], by.person_id)
  if (adjustment) {
    res.json({ adjustment })
  }
}
