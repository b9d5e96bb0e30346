import type { ConversionType } from "./conversion-type"

export const orderClaimSettled: ConversionType = {
  name: "order.claim_settled",
  label: "Complaint settled",
  description:
    "A claim is dealt with: what was wrong came back, was refunded or replaced, or the claim was called off.",
  trust: "server",
  from: ["orders"],
  holds: "until",
  passive: true,
  attributes: {
    order: { type: "text", label: "Order" },
    claim: { type: "text", label: "Claim" },
  },
}
