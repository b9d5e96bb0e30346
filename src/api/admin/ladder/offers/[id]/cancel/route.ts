import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import type { AdminOfferResponse } from "../../../../../../types/http"
import { actorOf } from "../../../../../actor"
import { telling } from "../../../../../telling"
import { pathId } from "../../../path-id"
import { fromRun } from "../../convert"
import type { CancelOffer } from "../../validators"

/** Stops an offer where it is; who has theirs keeps it. */
export const POST = async (
  req: MedusaRequest<CancelOffer>,
  res: MedusaResponse<AdminOfferResponse>
) => {
  const by = actorOf(req, req.validatedBody.reason)
  const run = await telling(ladderOf(req.scope).offers.cancel(pathId(req), by))
  res.json({ offer: fromRun(run) })
}
