import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import { wakeOutbox } from "../../../../../../rewards/wake-outbox"
import type { AdminLadderResponse } from "../../../../../../types/http"
import { actorOf } from "../../../../../actor"
import { telling } from "../../../../../telling"
import { pathId } from "../../../path-id"
import { fromLadder } from "../../convert"
import type { RetireLadder } from "../../validators"

/** Ends the ladder and all it gave; 409 for a draft or a retired one. */
export const POST = async (
  req: MedusaRequest<RetireLadder>,
  res: MedusaResponse<AdminLadderResponse>
) => {
  const { reason, groups } = req.validatedBody
  const by = actorOf(req, reason)
  const { lifecycle } = ladderOf(req.scope)
  const ladder = await telling(lifecycle.retire(pathId(req), by, groups))
  void wakeOutbox(req.scope)
  res.json({ ladder: fromLadder(ladder) })
}
