import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import { couponHoldOf } from "../../../../../../rewards/coupon-hold"
import type { AdminCouponHoldResponse } from "../../../../../../types/http"
import { actorOf } from "../../../../../actor"
import { pick } from "../../../../../pick"
import { telling } from "../../../../../telling"
import { requireCustomer } from "../../../customer-references"
import { pathId } from "../../../path-id"
import type { LiftHoldQuery } from "../../validators"

/** Until when the customer's coupons are on hold, if they are. */
export const GET = async (
  req: MedusaRequest,
  res: MedusaResponse<AdminCouponHoldResponse>
) => {
  const customer_id = pathId(req)
  await requireCustomer(req.scope, customer_id)
  const hold = await couponHoldOf(req.scope, { customer_id })
  res.json({ hold: hold && pick(hold, ["changed_at", "until"]) })
}

/** Has the customer's coupons work again, with a reason. */
export const DELETE = async (
  req: MedusaRequest<unknown, LiftHoldQuery>,
  res: MedusaResponse<AdminCouponHoldResponse>
) => {
  const customer_id = pathId(req)
  await requireCustomer(req.scope, customer_id)
  // A change that nobody has noticed yet is lifted with the rest.
  await couponHoldOf(req.scope, { customer_id })
  const by = actorOf(req, req.validatedQuery.reason)
  await telling(ladderOf(req.scope).holds.lift(customer_id, by))
  res.json({ hold: null })
}
