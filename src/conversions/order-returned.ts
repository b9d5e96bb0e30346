import type { ConversionType } from "./conversion-type"

export const orderReturned: ConversionType = {
  name: "order.returned",
  label: "Returned",
  description: "Something of an order came back.",
  trust: "server",
  from: ["orders"],
  attributes: {
    order: { type: "text", label: "Order" },
    reason: { type: "text", label: "Reason", many: true },
    percent: {
      type: "number",
      min: 0,
      max: 100,
      label: "Percent of the order",
    },
  },
}
