import type { ConversionType } from "./conversion-type"

export const customerProfileCompleted: ConversionType = {
  name: "customer.profile_completed",
  label: "Profile completed",
  description: "Every field the shop asks for is filled in.",
  trust: "server",
  from: ["customers"],
  undo: {
    name: "customer.profile_emptied",
    label: "Profile no longer complete",
    when: "One of the fields is emptied.",
  },
  attributes: {
    field: { type: "text", label: "Fields filled in", many: true },
  },
}
