import type { ConversionType } from "./conversion-type"

export const customerAnniversary: ConversionType = {
  name: "customer.anniversary",
  label: "Anniversary",
  description:
    "A year, or several, since the customer joined or first ordered.",
  trust: "server",
  timed: true,
  from: ["anniversaries"],
  passive: true,
  attributes: {
    of: { type: "choice", of: ["registration", "first_order"], label: "Since" },
    years: { type: "number", min: 1, max: 150, label: "Years" },
  },
}
