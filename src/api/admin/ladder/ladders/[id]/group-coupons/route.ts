import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { checkReward, faultText } from "../../../../../../ladder-document"
import type { AdminIssueGroupCouponsResponse } from "../../../../../../types/http"
import { issueGroupCouponsWorkflow } from "../../../../../../workflows"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import { Refusal } from "../../../../../refusal"
import { pathId } from "../../../path-id"
import { requireLive } from "../../../require-live"
import type { IssueGroupCoupons } from "../../validators"

/** Gives everybody in a customer group a coupon, once per offer key. */
export const POST = async (
  req: MedusaRequest<IssueGroupCoupons>,
  res: MedusaResponse<AdminIssueGroupCouponsResponse>
) => {
  const { customer_group_id, offer_key, name, settings } = req.validatedBody
  const { ladder_id } = await requireLive(ladderOf(req.scope), pathId(req))
  const faults = checkReward("coupon", settings, "")
  if (faults.length > 0) {
    throw new Refusal(422, faultText(faults))
  }
  const { result } = await issueGroupCouponsWorkflow(req.scope).run({
    input: { ladder_id, customer_group_id, offer_key, name, settings },
  })
  const { customers, created, existing } = result
  res.json({ offer: { offer_key, customers, created, existing } })
}
