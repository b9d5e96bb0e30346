import type { ConversionType } from "./conversion-type"

export const orderCompensated: ConversionType = {
  name: "order.compensated",
  label: "Compensated",
  description:
    "What a claim, or a return or exchange for a reason that is the shop's fault, took off an order. It costs no status, only the spendable points of the money given back.",
  trust: "server",
  from: ["orders"],
  undoes: "order.placed",
  shields: true,
  attributes: { order: { type: "text", label: "Order" } },
}
