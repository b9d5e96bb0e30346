import type { ConversionType } from "./conversion-type"

export const orderNth: ConversionType = {
  name: "order.nth",
  label: "Bought the nth time",
  description: "The customer's first, second, … order that counts.",
  trust: "server",
  from: ["engine"],
  attributes: {
    n: { type: "number", min: 1, max: 1_000_000, label: "Number of the order" },
    sales_channel: {
      type: "thing",
      of: "sales_channel",
      label: "Sales channel",
    },
  },
}
