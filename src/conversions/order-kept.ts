import type { ConversionType } from "./conversion-type"
import { aboutOrders } from "./about-orders"

export const orderKept: ConversionType = {
  name: "order.kept",
  label: "Kept",
  description:
    "An order was delivered as many days ago as the shop says, and nothing of it came back.",
  trust: "server",
  timed: true,
  from: ["orders"],
  valued: true,
  undo: {
    name: "order.sent_back_late",
    label: "Sent back late",
    when: "Something of it comes back after all.",
  },
  passive: true,
  attributes: {
    ...aboutOrders,
    days: { type: "number", min: 1, max: 365, label: "Days" },
  },
}
