import type { ConversionType } from "./conversion-type"
import { aboutProducts } from "./about-products"

export const purchaseOffline: ConversionType = {
  name: "purchase.offline",
  label: "Bought off-line",
  description: "A purchase outside the shop, recorded by staff or a file.",
  trust: "server",
  from: ["staff", "code"],
  spend: true,
  undo: {
    name: "purchase.corrected",
    label: "Off-line purchase corrected",
    when: "It was taken back, or recorded wrongly.",
  },
  attributes: {
    place: { type: "text", label: "Place" },
    till: { type: "text", label: "Till" },
    receipt: { type: "text", label: "Receipt" },
    ...aboutProducts,
  },
}
