import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { BehindPromotion } from "../components/promotion/behind-promotion"
import type { AdminBehindPromotionResponse } from "../../types"
import { useRead } from "../lib/use-read"

/** Whose coupon a promotion is and why, on the promotion's own page. */
const PromotionLadderWidget = ({ data }: { readonly data: { id: string } }) => {
  const read = useRead<AdminBehindPromotionResponse>(
    `promotions/${encodeURIComponent(data.id)}`
  )
  // One of the shop's own has nothing to do with us: no card at all.
  return read.data?.ladder ? (
    <BehindPromotion behind={read.data} ladder={read.data.ladder} />
  ) : null
}

// Literals only: Medusa reads this without running it.
export const config = defineWidgetConfig({
  id: "customer-ladder-promotion",
  zone: "promotion.details",
})

export default PromotionLadderWidget
