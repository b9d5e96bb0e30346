import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminLadderResponse } from "../../../../../types/http"
import { ladderOf } from "../../../../../modules/ladder/ladder-of"
import { pathId } from "../../path-id"
import { fromLadder } from "../convert"

/** One ladder with its live document and its draft. */
export const GET = async (
  req: MedusaRequest,
  res: MedusaResponse<AdminLadderResponse>
) => {
  const ladder = await ladderOf(req.scope).ladders.retrieveLadder(pathId(req))
  res.json({ ladder: fromLadder(ladder) })
}
