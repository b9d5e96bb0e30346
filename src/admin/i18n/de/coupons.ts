import type { Texts } from "../texts"

export const coupons: Texts["coupons"] = {
  title: "Gutscheine",
  issued: "Ausgestellt",
  redeemed: "Eingelöst",
  voided: "Ungültig",
}
