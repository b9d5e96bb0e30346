import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../modules/ladder/ladder-of"
import type { AdminPreviewResponse } from "../../../../types/http"
import { toLadderDocument } from "../ladders/convert"
import { fromPreview } from "./convert"
import type { AskPreview } from "./validators"

/** Who would stand where if this draft were published now. Changes nothing. */
export const POST = async (
  req: MedusaRequest<AskPreview>,
  res: MedusaResponse<AdminPreviewResponse>
) => {
  const { document, ladder_id = null } = req.validatedBody
  const preview = await ladderOf(req.scope).previews.preview(
    toLadderDocument(document),
    ladder_id
  )
  res.json({ preview: await fromPreview(req.scope, preview) })
}
