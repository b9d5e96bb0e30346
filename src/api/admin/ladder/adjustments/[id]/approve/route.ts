import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminAdjustmentResponse } from "../../../../../../types/http"
import { decideAdjustment } from "../../decide"
import type { DecideAdjustment } from "../../validators"

/** Gives or takes the points: by another than who asked for them. */
export const POST = (
  req: MedusaRequest<DecideAdjustment>,
  res: MedusaResponse<AdminAdjustmentResponse>
) => decideAdjustment(req, res, "approved")
