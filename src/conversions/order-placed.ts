import { aboutOrders } from "./about-orders"
import type { ConversionType } from "./conversion-type"

export const orderPlaced: ConversionType = {
  name: "order.placed",
  label: "Bought",
  description: "An order that is authorised, captured or free.",
  trust: "server",
  from: ["orders"],
  spend: true,
  attributes: aboutOrders,
}
