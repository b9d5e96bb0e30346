import type { ConversionType } from "./conversion-type"
import { aboutOrders } from "./about-orders"

export const orderPaid: ConversionType = {
  name: "order.paid",
  label: "Paid",
  description: "Money for an order was captured.",
  trust: "server",
  from: ["orders"],
  valued: true,
  undo: {
    name: "order.payment_undone",
    label: "Payment undone",
    when: "Money of it goes back, or the order is cancelled.",
  },
  passive: true,
  attributes: aboutOrders,
}
