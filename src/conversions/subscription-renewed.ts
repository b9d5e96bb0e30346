import type { ConversionType } from "./conversion-type"

export const subscriptionRenewed: ConversionType = {
  name: "subscription.renewed",
  label: "Subscription renewed",
  description: "A plan was paid for once more.",
  trust: "server",
  from: ["staff", "code"],
  valued: true,
  undo: {
    name: "subscription.renewal_undone",
    label: "Renewal undone",
    when: "The renewal is taken back.",
  },
  passive: true,
  attributes: {
    plan: { type: "text", label: "Plan" },
    n: { type: "number", min: 1, max: 10_000, label: "Number of the renewal" },
  },
}
