import type { ConversionType } from "./conversion-type"
import { aboutOrders } from "./about-orders"

export const orderCompleted: ConversionType = {
  name: "order.completed",
  label: "Order completed",
  description: "The shop marked an order as completed.",
  trust: "server",
  from: ["orders"],
  valued: true,
  undo: {
    name: "order.completion_undone",
    label: "Completion undone",
    when: "The order is worth less than it was: something comes back, or money does.",
  },
  passive: true,
  attributes: aboutOrders,
}
