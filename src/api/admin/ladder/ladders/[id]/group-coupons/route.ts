import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import { wakeOutbox } from "../../../../../../rewards/wake-outbox"
import type { AdminOfferResponse } from "../../../../../../types/http"
import { actorOf } from "../../../../../actor"
import { telling } from "../../../../../telling"
import { fromRun } from "../../../offers/convert"
import { readOffer } from "../../../offers/read-offer"
import type { IssueGroupCoupons } from "../../validators"

/** Begins to give everybody in a customer group a coupon, once per offer key. */
export const POST = async (
  req: MedusaRequest<IssueGroupCoupons>,
  res: MedusaResponse<AdminOfferResponse>
) => {
  const terms = await readOffer(req)
  const run = await telling(
    ladderOf(req.scope).offers.start(
      terms,
      actorOf(req, req.validatedBody.reason)
    )
  )
  void wakeOutbox(req.scope)
  res.json({ offer: fromRun(run) })
}
