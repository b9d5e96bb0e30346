import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../modules/ladder/ladder-of"
import type { StoreVisitorResponse } from "../../../../types/http"
import { chargeVisitor } from "../../../storefront/charge"
import { requireOpen } from "../../../storefront/receive-events"
import { newVisitorToken, visitorOf } from "../../../storefront/visitor-token"

/** A token by which somebody not logged in sends events. */
export const POST = async (
  req: MedusaRequest,
  res: MedusaResponse<StoreVisitorResponse>
) => {
  requireOpen(req)
  await chargeVisitor(req)
  const token = newVisitorToken()
  const expires_at = await ladderOf(req.scope).visitors.open(visitorOf(token))
  res.json({ visitor: { token, expires_at: expires_at.toISOString() } })
}
