import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminReferralResponse } from "../../../../../../types/http"
import { decideReferral } from "../../decide"
import type { DecideReferral } from "../../validators"

/** It counts, whatever there was against it. */
export const POST = (
  req: MedusaRequest<DecideReferral>,
  res: MedusaResponse<AdminReferralResponse>
) => decideReferral(req, res, "accepted")
