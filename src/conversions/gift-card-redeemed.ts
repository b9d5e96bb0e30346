import type { ConversionType } from "./conversion-type"

export const giftCardRedeemed: ConversionType = {
  name: "gift_card.redeemed",
  label: "Used a gift card",
  description: "A gift card became store credit.",
  trust: "server",
  from: ["gift-cards"],
  valued: true,
  attributes: {
    gift_card: { type: "text", label: "Gift card" },
  },
}
