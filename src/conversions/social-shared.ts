import type { ConversionType } from "./conversion-type"
import { aboutProducts } from "./about-products"

export const socialShared: ConversionType = {
  name: "social.shared",
  label: "Shared",
  description:
    "Somebody came by a link that the customer shared. It counts when it is followed, not when it is claimed.",
  trust: "browser",
  from: ["links"],
  attributes: {
    network: { type: "text", label: "Network" },
    path: { type: "text", label: "Page" },
    ...aboutProducts,
  },
}
