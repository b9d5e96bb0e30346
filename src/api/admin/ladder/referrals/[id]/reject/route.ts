import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminReferralResponse } from "../../../../../../types/http"
import { decideReferral } from "../../decide"
import type { DecideReferral } from "../../validators"

/** It does not count, and no more if it did. */
export const POST = (
  req: MedusaRequest<DecideReferral>,
  res: MedusaResponse<AdminReferralResponse>
) => decideReferral(req, res, "rejected")
