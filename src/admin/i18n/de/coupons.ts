import type { Texts } from "../texts"

export const coupons: Texts["coupons"] = {
  title: "Gutscheine",
  issued: "Ausgestellt",
  redeemed: "Eingelöst",
  revenue: "Umsatz mit ihnen",
  discounts: "Gegebener Nachlass",
  off: "{{amount}} Nachlass",
  nothing: "Keine in diesen Tagen",
  voided: "Ungültig",
}
