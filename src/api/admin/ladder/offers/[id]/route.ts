import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../../modules/ladder/ladder-of"
import type { AdminOfferResponse } from "../../../../../types/http"
import { pathId } from "../../path-id"
import { fromRun } from "../convert"

/** How far an offer has got. */
export const GET = async (
  req: MedusaRequest,
  res: MedusaResponse<AdminOfferResponse>
) => {
  const run = await ladderOf(req.scope).offers.retrieve(pathId(req))
  res.json({ offer: fromRun(run) })
}
