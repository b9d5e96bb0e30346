import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminCouponFiguresResponse } from "../../../../../../types/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import type { Period } from "../../../../../request-fields"
import { pathId } from "../../../path-id"

/** Coupons issued, used and voided within the days, and their money. */
export const GET = async (
  req: MedusaRequest<unknown, Period>,
  res: MedusaResponse<AdminCouponFiguresResponse>
) => {
  const { from, to } = req.validatedQuery
  const ladder = ladderOf(req.scope)
  const { id } = await ladder.ladders.retrieveLadder(pathId(req))
  const figures = await ladder.reports.couponFigures(id, from, to)
  const { issued, redeemed, voided, discounts, revenue } = figures
  res.json({
    coupons: {
      issued,
      redeemed,
      voided,
      discounts: { ...discounts },
      revenue: { ...revenue },
    },
  })
}
