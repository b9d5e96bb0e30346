import { aboutProducts } from "./about-products"
import type { AttributeSpecs } from "./attribute-spec"

/** Of an event that is about one order. */
export const aboutOrders: AttributeSpecs = {
  order: { type: "text", label: "Order" },
  ...aboutProducts,
  promotion: { type: "thing", of: "promotion", label: "Promotion", many: true },
  payment: { type: "text", label: "Payment provider", many: true },
}
