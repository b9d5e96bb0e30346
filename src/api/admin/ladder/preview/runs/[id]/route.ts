import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import type { AdminPreviewRunResponse } from "../../../../../../types/http"
import { pathId } from "../../../path-id"
import { fromRun } from "../../convert"

/** How far it got, with what it found so far. */
export const GET = async (
  req: MedusaRequest,
  res: MedusaResponse<AdminPreviewRunResponse>
) => {
  const run = await ladderOf(req.scope).previewRuns.read(pathId(req))
  res.json({ run: await fromRun(req.scope, run) })
}

/** Ends it; what it found so far stays. */
export const DELETE = async (
  req: MedusaRequest,
  res: MedusaResponse<AdminPreviewRunResponse>
) => {
  const run = await ladderOf(req.scope).previewRuns.cancel(pathId(req))
  res.json({ run: await fromRun(req.scope, run) })
}
