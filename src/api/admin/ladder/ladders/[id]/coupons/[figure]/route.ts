import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { CouponFigure } from "../../../../../../../modules/ladder/contract"
import { ladderOf } from "../../../../../../../modules/ladder/ladder-of"
import type { AdminCouponsBehindResponse } from "../../../../../../../types/http"
import type { PageOf, Period } from "../../../../../../request-fields"
import { customerReferences } from "../../../../customer-references"
import { fromGrant } from "../../../../grants/convert"
import { pathId } from "../../../../path-id"

/** The coupons behind a figure. */
export const GET = async (
  req: MedusaRequest<unknown, Period & PageOf>,
  res: MedusaResponse<AdminCouponsBehindResponse>
) => {
  const { limit, offset, ...period } = req.validatedQuery
  const ladder = ladderOf(req.scope)
  const { id } = await ladder.ladders.retrieveLadder(pathId(req))
  const { rows, count } = await ladder.reports.couponsBehind(
    id,
    req.params["figure"] as CouponFigure,
    period,
    { limit, offset }
  )
  const customer = await customerReferences(
    req.scope,
    rows.map((row) => row.customer_id)
  )
  const coupons = rows.map((row) => ({
    grant: fromGrant(row),
    customer: customer(row.customer_id),
  }))
  res.json({ coupons, count, limit, offset })
}
