import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import { wakeOutbox } from "../../../../../../rewards/wake-outbox"
import type { AdminGrantResponse } from "../../../../../../types/http"
import { actorOf } from "../../../../../actor"
import { telling } from "../../../../../telling"
import { pathId } from "../../../path-id"
import { fromGrant } from "../../convert"
import type { VoidGrant } from "../../validators"

/** Makes a grant worthless; 409 when it has been used or is void already. */
export const POST = async (
  req: MedusaRequest<VoidGrant>,
  res: MedusaResponse<AdminGrantResponse>
) => {
  const by = actorOf(req, req.validatedBody.reason)
  const grant = await telling(ladderOf(req.scope).coupons.void(pathId(req), by))
  void wakeOutbox(req.scope)
  res.json({ grant: fromGrant(grant) })
}
