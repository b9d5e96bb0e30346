import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { AdminDecisionResponse } from "../../../../../../types/http"
import { decide } from "../../decide"
import type { AdjustPoints } from "../../validators"

/** Gives or takes points, with a reason. */
export const POST = async (
  req: AuthenticatedMedusaRequest<AdjustPoints>,
  res: MedusaResponse<AdminDecisionResponse>
) => {
  const sent = req.validatedBody
  await decide(req, res, sent, () => ({
    kind: "adjust",
    status: sent.status_points ?? 0,
    spendable: sent.spendable_points ?? 0,
  }))
}
