import type { ConversionType } from "./conversion-type"

export const socialLinked: ConversionType = {
  name: "social.linked",
  label: "Linked a social account",
  description:
    "An account of a network is linked to the customer's: any log-in of theirs but that by e-mail and password.",
  trust: "server",
  from: ["social-links", "code", "staff"],
  undo: {
    name: "social.unlinked",
    label: "Social account unlinked",
    when: "The link is taken away.",
  },
  attributes: {
    network: { type: "text", label: "Network" },
    account: { type: "text", label: "Account" },
  },
}
