import type { ConversionType } from "./conversion-type"

export const orderCanceled: ConversionType = {
  name: "order.canceled",
  label: "Order cancelled",
  description: "An order was cancelled, or every payment of it was.",
  trust: "server",
  from: ["orders"],
  undoes: "order.placed",
  attributes: { order: { type: "text", label: "Order" } },
}
