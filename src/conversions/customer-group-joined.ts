import type { ConversionType } from "./conversion-type"

export const customerGroupJoined: ConversionType = {
  name: "customer.group_joined",
  label: "Joined a customer group",
  description: "The customer is in one of the shop's customer groups.",
  trust: "server",
  from: ["customer-groups"],
  undo: {
    name: "customer.group_left",
    label: "Left a customer group",
    when: "The customer is taken out of the group, or the group is deleted.",
  },
  passive: true,
  attributes: {
    group: { type: "thing", of: "customer_group", label: "Customer group" },
  },
}
