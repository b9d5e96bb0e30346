import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminAdjustmentResponse } from "../../../../../../types/http"
import { decideAdjustment } from "../../decide"
import type { DecideAdjustment } from "../../validators"

/** The points are not given or taken, and the reason is kept. */
export const POST = (
  req: MedusaRequest<DecideAdjustment>,
  res: MedusaResponse<AdminAdjustmentResponse>
) => decideAdjustment(req, res, "refused")
