import type { MedusaRequest } from "@medusajs/framework/http"
import { checkReward, faultText } from "../../../../ladder-document"
import { ladderOf } from "../../../../modules/ladder/ladder-of"
import type { OfferTerms } from "../../../../modules/ladder/types"
import { readRows } from "../../../../rewards/medusa"
import { Refusal } from "../../../refusal"
import type { PreviewGroupCoupons } from "../ladders/validators"
import { pathId } from "../path-id"
import { requireLive } from "../require-live"

/**
 * The offer a request describes, to a group there is, by a ladder that is live.
 *
 * @throws Refusal 404 for an unknown group, 422 for settings that make none
 */
export async function readOffer(
  req: MedusaRequest<PreviewGroupCoupons>
): Promise<OfferTerms> {
  const { customer_group_id, offer_key, name, settings } = req.validatedBody
  const { ladder_id } = await requireLive(ladderOf(req.scope), pathId(req))
  const faults = checkReward("coupon", settings, "")
  if (faults.length > 0) {
    throw new Refusal(422, faultText(faults))
  }
  const groups = await readRows(req.scope, "customer_group", ["id"], {
    id: customer_group_id,
  })
  if (groups.length === 0) {
    throw new Refusal(
      404,
      `customer_group_id: there is no customer group "${customer_group_id}"`
    )
  }
  return {
    ladder_id,
    customer_group_id,
    offer_key,
    name,
    kind: "coupon",
    settings,
  }
}
