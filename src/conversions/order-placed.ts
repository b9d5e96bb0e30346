import type { ConversionType } from "./conversion-type"

export const orderPlaced: ConversionType = {
  name: "order.placed",
  label: "Bought",
  description: "An order that is authorised, captured or free.",
  trust: "server",
  spend: true,
  attributes: [
    { name: "sales_channel", label: "Sales channel" },
    { name: "region", label: "Region" },
    { name: "order", label: "Order" },
  ],
}
