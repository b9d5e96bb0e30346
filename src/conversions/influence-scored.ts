import type { ConversionType } from "./conversion-type"

export const influenceScored: ConversionType = {
  name: "influence.scored",
  label: "Influence scored",
  description: "A score of how far the customer's word reaches.",
  trust: "server",
  from: ["code", "staff"],
  passive: true,
  attributes: {
    score: {
      type: "number",
      min: 0,
      max: 1_000_000,
      label: "Score",
      required: true,
    },
    provider: { type: "text", label: "Provider" },
  },
}
