import type { ConversionType } from "./conversion-type"
import { aboutOrders } from "./about-orders"

export const orderCompleted: ConversionType = {
  name: "order.completed",
  label: "Order completed",
  description: "The shop marked an order as completed.",
  trust: "server",
  from: ["orders"],
  valued: true,
  attributes: aboutOrders,
}
