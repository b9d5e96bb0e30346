import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { previewOffer } from "../../../../../../../rewards/preview-offer"
import type { AdminOfferPreviewResponse } from "../../../../../../../types/http"
import { readOffer } from "../../../../offers/read-offer"
import type { PreviewGroupCoupons } from "../../../validators"

/** To how many it would go and what it would cost at most; gives nothing. */
export const POST = async (
  req: MedusaRequest<PreviewGroupCoupons>,
  res: MedusaResponse<AdminOfferPreviewResponse>
) => {
  res.json({ preview: await previewOffer(req.scope, await readOffer(req)) })
}
