import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import { wakeOutbox } from "../../../../../../rewards/wake-outbox"
import type { AdminLadderResponse } from "../../../../../../types/http"
import { actorOf } from "../../../../../actor"
import { telling } from "../../../../../telling"
import { pathId } from "../../../path-id"
import { fromLadder } from "../../convert"
import type { Reasoned } from "../../validators"

/** What became due while it was paused is issued now; 409 unless paused. */
export const POST = async (
  req: MedusaRequest<Reasoned>,
  res: MedusaResponse<AdminLadderResponse>
) => {
  const { reason } = req.validatedBody
  const by = actorOf(req, reason)
  const { lifecycle } = ladderOf(req.scope)
  const ladder = await telling(lifecycle.resume(pathId(req), by))
  void wakeOutbox(req.scope)
  res.json({ ladder: fromLadder(ladder) })
}
