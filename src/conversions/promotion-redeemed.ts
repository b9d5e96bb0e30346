import type { ConversionType } from "./conversion-type"

export const promotionRedeemed: ConversionType = {
  name: "promotion.redeemed",
  label: "Used a promotion",
  description: "An order has a discount of a promotion.",
  trust: "server",
  from: ["orders"],
  undo: {
    name: "promotion.use_undone",
    label: "Use of a promotion undone",
    when: "The order is cancelled.",
  },
  attributes: {
    promotion: { type: "thing", of: "promotion", label: "Promotion" },
    campaign: { type: "text", label: "Campaign" },
    code: { type: "text", label: "Code" },
    order: { type: "text", label: "Order" },
  },
}
