import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminLadderResponse } from "../../../../../../types/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import { actorOf } from "../../../../../actor"
import { telling } from "../../../../../telling"
import { pathId } from "../../../path-id"
import { fromLadder, toLadderDocument } from "../../convert"
import type { UpdateDraft } from "../../validators"

/**
 * Puts a document in the place of the draft; what is live stays as it is. 409
 * where `based_on` is not the draft that is there.
 */
export const POST = async (
  req: MedusaRequest<UpdateDraft>,
  res: MedusaResponse<AdminLadderResponse>
) => {
  const ladders = ladderOf(req.scope)
  await ladders.ladders.retrieveLadder(pathId(req))
  const { document: raw, based_on } = req.validatedBody
  const document = toLadderDocument(raw)
  const by = actorOf(req, null)
  const ladder = await telling(
    ladders.ladders.updateDraft(pathId(req), document, { by, based_on })
  )
  res.json({ ladder: fromLadder(ladder) })
}
