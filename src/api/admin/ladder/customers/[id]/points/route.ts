import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { generateEntityId } from "@medusajs/framework/utils"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import { wakeOutbox } from "../../../../../../rewards/wake-outbox"
import type { AdminDecisionResponse } from "../../../../../../types/http"
import { telling } from "../../../../../telling"
import { personOf } from "../../../adjustments/person-of"
import { requireCustomer } from "../../../customer-references"
import { pathId } from "../../../path-id"
import { requireLive } from "../../../require-live"
import { takenBy } from "../../decide"
import type { AdjustPoints } from "../../validators"

/**
 * Gives or takes points, with a reason; above the limit of a day, and for one's
 * own customer record where there is a limit, once a second person agrees.
 */
export const POST = async (
  req: MedusaRequest<AdjustPoints>,
  res: MedusaResponse<AdminDecisionResponse>
) => {
  const { status_points = 0, spendable_points = 0, ...sent } = req.validatedBody
  const ladder = ladderOf(req.scope)
  const customer_id = pathId(req)
  await requireCustomer(req.scope, customer_id)
  const { ladder_id } = await requireLive(ladder, sent.ladder_id)
  const id = sent.id ?? generateEntityId(undefined, "ladec")
  const answer = await telling(
    ladder.adjustments.adjust(
      { id, ladder_id, customer_id, status_points, spendable_points },
      await personOf(req, sent.reason, customer_id),
      ladder.settings().adjustments
    )
  )
  if (answer === "conflict") {
    throw takenBy(id)
  }
  void wakeOutbox(req.scope)
  res.json({ decision: { id, answer } })
}
