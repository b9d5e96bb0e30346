import type { ConversionType } from "./conversion-type"

export const behaviourReprimanded: ConversionType = {
  name: "behaviour.reprimanded",
  label: "Reprimanded",
  description: "Staff reprimanded the customer. Never public.",
  trust: "server",
  from: ["staff", "code"],
  undo: {
    name: "behaviour.pardoned",
    label: "Pardoned",
    when: "The reprimand is taken back.",
  },
  passive: true,
  attributes: {
    reason: { type: "text", label: "Reason" },
  },
}
