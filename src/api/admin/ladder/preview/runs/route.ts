import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { runPreviews } from "../../../../../jobs/ladder-previews"
import { ladderOf } from "../../../../../modules/ladder/ladder-of"
import type { AdminPreviewRunResponse } from "../../../../../types/http"
import { actorOf } from "../../../../actor"
import { toLadderDocument } from "../../ladders/convert"
import { fromRun } from "../convert"
import type { AskPreview } from "../validators"

/** Begins to try the draft on everybody; ends what one had begun before. */
export const POST = async (
  req: MedusaRequest<AskPreview>,
  res: MedusaResponse<AdminPreviewRunResponse>
) => {
  const { document, ladder_id = null } = req.validatedBody
  const run = await ladderOf(req.scope).previewRuns.start(
    toLadderDocument(document),
    ladder_id,
    actorOf(req, null).actor_id
  )
  void runPreviews(req.scope)
  res.json({ run: await fromRun(req.scope, run) })
}
