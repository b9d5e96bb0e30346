import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readLadderDocument } from "../../../../ladder-document"
import { ladderOf } from "../../../../modules/ladder/ladder-of"
import { membershipsIn } from "../../../../sources/groups-left-out"
import type { AdminPreviewResponse } from "../../../../types/http"
import { pick } from "../../../pick"
import { fromPreview } from "./convert"
import type { AskPreview } from "./validators"

/**
 * Who would stand where if this draft were published now, or what is wrong with
 * it: an editor asks with every change, and half of what is typed is not
 * finished. Changes nothing.
 */
export const POST = async (
  req: MedusaRequest<AskPreview>,
  res: MedusaResponse<AdminPreviewResponse>
) => {
  const { document, ladder_id = null } = req.validatedBody
  const read = readLadderDocument(document)
  if ("faults" in read) {
    const faults = read.faults.map((fault) => pick(fault, ["path", "message"]))
    res.json({ preview: null, faults })
    return
  }
  const { previews } = ladderOf(req.scope)
  const preview = await previews.preview(
    read.document,
    ladder_id,
    membershipsIn(req.scope)
  )
  res.json({ preview: await fromPreview(req.scope, preview), faults: [] })
}
