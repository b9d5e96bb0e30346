import type { ConversionType } from "./conversion-type"

export const pointsReached: ConversionType = {
  name: "points.reached",
  label: "Points reached",
  description:
    "The customer's status points reach a number that a rule of the ladder names.",
  trust: "server",
  from: ["engine"],
  derivedFrom: "status",
  attributes: {
    points: { type: "number", min: 1, max: 1_000_000_000, label: "Points" },
  },
}
