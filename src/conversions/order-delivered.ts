import type { ConversionType } from "./conversion-type"
import { aboutOrders } from "./about-orders"

export const orderDelivered: ConversionType = {
  name: "order.delivered",
  label: "Delivered",
  description: "Everything of an order has been delivered.",
  trust: "server",
  from: ["orders"],
  valued: true,
  attributes: aboutOrders,
}
