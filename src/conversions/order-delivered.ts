import type { ConversionType } from "./conversion-type"
import { aboutOrders } from "./about-orders"

export const orderDelivered: ConversionType = {
  name: "order.delivered",
  label: "Delivered",
  description: "Everything of an order has been delivered.",
  trust: "server",
  from: ["orders"],
  valued: true,
  undo: {
    name: "order.delivery_undone",
    label: "Delivery undone",
    when: "The order is worth less than it was: something comes back, or money does.",
  },
  passive: true,
  attributes: aboutOrders,
}
