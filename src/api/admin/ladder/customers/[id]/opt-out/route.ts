import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { AdminDecisionResponse } from "../../../../../../types/http"
import { decide } from "../../decide"
import type { OptInQuery, OptOut } from "../../validators"

/** The customer wants no part in a ladder: nothing counts, nothing is given. */
export const POST = async (
  req: AuthenticatedMedusaRequest<OptOut>,
  res: MedusaResponse<AdminDecisionResponse>
) => {
  await decide(req, res, req.validatedBody, () => ({
    kind: "leave",
    by: "opt_out",
  }))
}

/** The customer takes part again, from now on. */
export const DELETE = async (
  req: AuthenticatedMedusaRequest<unknown, OptInQuery>,
  res: MedusaResponse<AdminDecisionResponse>
) => {
  await decide(req, res, req.validatedQuery, () => ({
    kind: "join",
    by: "opt_out",
  }))
}
