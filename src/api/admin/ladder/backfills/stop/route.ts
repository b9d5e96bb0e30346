import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../../modules/ladder/ladder-of"
import type { AdminBackfillResponse } from "../../../../../types/http"
import { actorOf } from "../../../../actor"
import { telling } from "../../../../telling"
import { fromBackfill } from "../convert"
import type { TurnBackfill } from "../validators"

/** Stops the back-fill of a source; sweeps go on. */
export const POST = async (
  req: MedusaRequest<TurnBackfill>,
  res: MedusaResponse<AdminBackfillResponse>
) => {
  const { source, reason } = req.validatedBody
  const backfill = await telling(
    ladderOf(req.scope).backfills.stop(source, actorOf(req, reason))
  )
  res.json({ backfill: fromBackfill(backfill) })
}
