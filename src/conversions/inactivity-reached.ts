import type { ConversionType } from "./conversion-type"

export const inactivityReached: ConversionType = {
  name: "inactivity.reached",
  label: "Was away",
  description:
    "The customer did nothing that counts for as many days as the shop says.",
  trust: "server",
  timed: true,
  from: ["anniversaries"],
  attributes: {
    days: { type: "number", min: 1, max: 3_650, label: "Days" },
  },
}
