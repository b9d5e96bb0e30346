import type { ConversionType } from "./conversion-type"

export const rungEntered: ConversionType = {
  name: "rung.entered",
  label: "Entered a rung",
  description: "The customer moved up to a rung.",
  trust: "server",
  from: ["engine"],
  derivedFrom: "rung_entered",
  attributes: {
    rung: { type: "text", label: "Rung" },
  },
}
