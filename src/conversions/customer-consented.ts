import type { ConversionType } from "./conversion-type"

export const customerConsented: ConversionType = {
  name: "customer.consented",
  label: "Consented",
  description: "The customer agreed to messages, or to taking part.",
  trust: "browser",
  from: ["storefront", "staff", "code"],
  undo: {
    name: "customer.consent_withdrawn",
    label: "Consent withdrawn",
    when: "The customer takes it back.",
  },
  attributes: {
    to: { type: "text", label: "Agreed to" },
  },
}
