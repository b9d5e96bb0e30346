import type { ConversionType } from "./conversion-type"

export const orderChanged: ConversionType = {
  name: "order.changed",
  label: "Order changed",
  description:
    "An edit, return, exchange or claim changed what an order is worth.",
  trust: "server",
  from: ["orders"],
  undoes: "order.placed",
  attributes: { order: { type: "text", label: "Order" } },
}
