import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { checkReward, faultText } from "../../../../../../../ladder-document"
import { previewOffer } from "../../../../../../../rewards/preview-offer"
import type { AdminOfferPreviewResponse } from "../../../../../../../types/http"
import { readOffer } from "../../../../offers/read-offer"
import type { PreviewGroupCoupons } from "../../../validators"

/**
 * To how many it would go and what it would cost at most; gives nothing. Asked
 * while somebody types, so settings that make no coupon yet are no refusal.
 */
export const POST = async (
  req: MedusaRequest<PreviewGroupCoupons>,
  res: MedusaResponse<AdminOfferPreviewResponse>
) => {
  const faults = checkReward("coupon", req.validatedBody.settings, "")
  if (faults.length > 0) {
    res.json({ preview: null, fault: faultText(faults) })
    return
  }
  const preview = await previewOffer(req.scope, await readOffer(req))
  res.json({ preview, fault: null })
}
