import { aboutOrders } from "./about-orders"
import type { ConversionType } from "./conversion-type"

export const orderNth: ConversionType = {
  name: "order.nth",
  label: "Bought the nth time",
  description:
    "The customer's first, second, … order that counts; among those of a category, product or other attribute, where a rule asks for one.",
  trust: "server",
  from: ["engine"],
  derivedFrom: { each: "order.placed" },
  attributes: {
    n: { type: "number", min: 1, max: 1_000_000, label: "Number of the order" },
    ...aboutOrders,
  },
}
