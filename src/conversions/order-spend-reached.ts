import type { ConversionType } from "./conversion-type"

export const orderSpendReached: ConversionType = {
  name: "order.spend_reached",
  label: "Spend reached",
  description:
    "What the customer has spent reaches an amount that a rule of the ladder names.",
  trust: "server",
  from: ["engine"],
  derivedFrom: "spend",
  attributes: {
    amount: { type: "number", min: 1, max: 1_000_000_000_000, label: "Amount" },
    currency: { type: "text", label: "Currency" },
  },
}
