import type { ConversionType } from "./conversion-type"

export const customerVerified: ConversionType = {
  name: "customer.verified",
  label: "Verified",
  description:
    "An e-mail address or telephone number was proved to be the customer's own.",
  trust: "server",
  from: ["verifications"],
  attributes: {
    means: {
      type: "choice",
      of: ["email", "phone"],
      label: "What was verified",
    },
  },
}
