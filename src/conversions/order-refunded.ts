import type { ConversionType } from "./conversion-type"

export const orderRefunded: ConversionType = {
  name: "order.refunded",
  label: "Refunded",
  description: "Money of an order was given back.",
  trust: "server",
  from: ["orders"],
  undoes: "order.placed",
  attributes: { order: { type: "text", label: "Order" } },
}
