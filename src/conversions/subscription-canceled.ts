import type { ConversionType } from "./conversion-type"

export const subscriptionCanceled: ConversionType = {
  name: "subscription.canceled",
  label: "Subscription cancelled",
  description: "The customer ended a plan.",
  trust: "server",
  from: ["staff", "code"],
  attributes: {
    plan: { type: "text", label: "Plan" },
  },
}
