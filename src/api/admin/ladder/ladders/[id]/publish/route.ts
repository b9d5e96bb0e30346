import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { wakeOutbox } from "../../../../../../rewards/wake-outbox"
import type { AdminLadderResponse } from "../../../../../../types/http"
import { followGroups } from "../../../../../../sources/groups-left-out"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import { actorOf } from "../../../../../actor"
import { Refusal } from "../../../../../refusal"
import { telling } from "../../../../../telling"
import { pathId } from "../../../path-id"
import { fromLadder, toLadderDocument } from "../../convert"
import type { PublishLadder } from "../../validators"

/** Makes the draft live; 409 without one, 422 if it can no longer be read. */
export const POST = async (
  req: MedusaRequest<PublishLadder>,
  res: MedusaResponse<AdminLadderResponse>
) => {
  const ladders = ladderOf(req.scope)
  const { draft, handle } = await ladders.ladders.retrieveLadder(pathId(req))
  if (!draft) {
    throw new Refusal(
      409,
      `draft: the ladder "${handle}" has none; save a draft first`
    )
  }
  // Saved by another version of the plugin, perhaps, or a kind is gone since.
  toLadderDocument(draft)
  const { reason, based_on } = req.validatedBody
  const by = actorOf(req, reason)
  const ladder = await telling(
    ladders.ladders.publish(pathId(req), { by, based_on })
  )
  // Whoever is in a group that is left out now, or no longer, follows at once.
  await followGroups(req.scope)
  void wakeOutbox(req.scope)
  res.json({ ladder: fromLadder(ladder) })
}
