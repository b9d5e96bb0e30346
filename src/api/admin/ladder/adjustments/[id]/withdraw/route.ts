import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminAdjustmentResponse } from "../../../../../../types/http"
import { decideAdjustment } from "../../decide"
import type { DecideAdjustment } from "../../validators"

/** Takes back what one asked for oneself. */
export const POST = (
  req: MedusaRequest<DecideAdjustment>,
  res: MedusaResponse<AdminAdjustmentResponse>
) => decideAdjustment(req, res, "withdrawn")
