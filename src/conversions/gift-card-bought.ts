import type { ConversionType } from "./conversion-type"

export const giftCardBought: ConversionType = {
  name: "gift_card.bought",
  label: "Bought a gift card",
  description: "A gift card was part of an order.",
  trust: "server",
  from: ["gift-cards"],
  valued: true,
  undo: {
    name: "gift_card.refunded",
    label: "Gift card given back",
    when: "The gift card is refunded.",
  },
  attributes: {
    gift_card: { type: "text", label: "Gift card" },
    order: { type: "text", label: "Order" },
  },
}
