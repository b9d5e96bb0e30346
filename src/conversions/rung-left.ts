import type { ConversionType } from "./conversion-type"

export const rungLeft: ConversionType = {
  name: "rung.left",
  label: "Left a rung",
  description: "The customer fell from a rung.",
  trust: "server",
  from: ["engine"],
  derivedFrom: "rung_left",
  attributes: {
    rung: { type: "text", label: "Rung" },
  },
}
