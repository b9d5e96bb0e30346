import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { AdminGuestDecisionResponse } from "../../../../../../../types/http"
import { decideGuest } from "../../../guests"
import type { GuestDecision } from "../../../validators"

/** Staff say that a guest is somebody else after all. */
export const POST = async (
  req: AuthenticatedMedusaRequest<GuestDecision>,
  res: MedusaResponse<AdminGuestDecisionResponse>
) => {
  await decideGuest(req, res, "separate")
}
