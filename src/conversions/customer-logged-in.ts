import type { ConversionType } from "./conversion-type"

export const customerLoggedIn: ConversionType = {
  name: "customer.logged_in",
  label: "Logged in",
  description: "A log-in that succeeded.",
  trust: "server",
  from: ["log-ins", "code"],
  repeatable: true,
  attributes: {
    provider: { type: "text", label: "Log-in provider" },
  },
}
