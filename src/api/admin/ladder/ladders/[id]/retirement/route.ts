import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import type { AdminRetirementResponse } from "../../../../../../types/http"
import { pick } from "../../../../../pick"
import { pathId } from "../../../path-id"

/** What retiring the ladder now would end. Changes nothing. */
export const GET = async (
  req: MedusaRequest,
  res: MedusaResponse<AdminRetirementResponse>
) => {
  const retirement = await ladderOf(req.scope).lifecycle.retirementOf(
    pathId(req)
  )
  res.json({
    retirement: pick(retirement, [
      "coupons_unused",
      "grants_due",
      "rung_discounts",
      "members_in_groups",
    ]),
  })
}
