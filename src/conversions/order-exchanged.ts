import type { ConversionType } from "./conversion-type"

export const orderExchanged: ConversionType = {
  name: "order.exchanged",
  label: "Exchanged",
  description: "Something of an order was exchanged.",
  trust: "server",
  from: ["orders"],
  attributes: {
    order: { type: "text", label: "Order" },
    reason: { type: "text", label: "Reason", many: true },
  },
}
