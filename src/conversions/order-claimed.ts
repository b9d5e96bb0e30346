import type { ConversionType } from "./conversion-type"

export const orderClaimed: ConversionType = {
  name: "order.claimed",
  label: "Complained",
  description:
    "A claim: the shop made a mistake. It costs the customer no status, and nobody falls until it is settled.",
  trust: "server",
  from: ["orders"],
  holds: "from",
  attributes: {
    order: { type: "text", label: "Order" },
    claim: { type: "text", label: "Claim" },
    reason: { type: "text", label: "Reason", many: true },
  },
}
