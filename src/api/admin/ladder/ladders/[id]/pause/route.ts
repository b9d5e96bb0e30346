import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import { wakeOutbox } from "../../../../../../rewards/wake-outbox"
import type { AdminLadderResponse } from "../../../../../../types/http"
import { actorOf } from "../../../../../actor"
import { telling } from "../../../../../telling"
import { pathId } from "../../../path-id"
import { fromLadder } from "../../convert"
import type { Reasoned } from "../../validators"

/** Recording goes on, nothing is issued; 409 unless the ladder is live. */
export const POST = async (
  req: MedusaRequest<Reasoned>,
  res: MedusaResponse<AdminLadderResponse>
) => {
  const { reason } = req.validatedBody
  const by = actorOf(req, reason)
  const { lifecycle } = ladderOf(req.scope)
  const ladder = await telling(lifecycle.pause(pathId(req), by))
  void wakeOutbox(req.scope)
  res.json({ ladder: fromLadder(ladder) })
}
