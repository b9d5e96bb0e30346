import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminCouponCountsResponse } from "../../../../../../types/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import type { Period } from "../../../../../request-fields"
import { pathId } from "../../../path-id"

/** Coupons issued, used and voided within the days. */
export const GET = async (
  req: MedusaRequest<unknown, Period>,
  res: MedusaResponse<AdminCouponCountsResponse>
) => {
  const { from, to } = req.validatedQuery
  const ladder = ladderOf(req.scope)
  const { id } = await ladder.ladders.retrieveLadder(pathId(req))
  const counts = await ladder.reports.couponCounts(id, from, to)
  const { issued, redeemed, voided } = counts
  res.json({ coupons: { issued, redeemed, voided } })
}
