import type { ConversionType } from "./conversion-type"

export const inactivityReached: ConversionType = {
  name: "inactivity.reached",
  label: "Was away",
  description:
    "The customer did nothing that counts for as many days as the shop says.",
  trust: "server",
  timed: true,
  from: ["inactivity"],
  undo: {
    name: "inactivity.ended",
    label: "Came back",
    when: "The customer does something that counts.",
  },
  passive: true,
  attributes: {
    days: { type: "number", min: 1, max: 3_650, label: "Days" },
  },
}
