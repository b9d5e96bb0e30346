import type { ConversionType } from "./conversion-type"

export const subscriptionStarted: ConversionType = {
  name: "subscription.started",
  label: "Subscription started",
  description: "A plan was subscribed to.",
  trust: "server",
  from: ["staff", "code"],
  valued: true,
  undo: {
    name: "subscription.revoked",
    label: "Subscription undone",
    when: "The start is taken back.",
  },
  attributes: {
    plan: { type: "text", label: "Plan" },
  },
}
