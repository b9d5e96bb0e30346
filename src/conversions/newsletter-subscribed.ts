import type { ConversionType } from "./conversion-type"

export const newsletterSubscribed: ConversionType = {
  name: "newsletter.subscribed",
  label: "Subscribed to a newsletter",
  description: "An address of the customer's is on the list.",
  trust: "browser",
  from: ["storefront", "staff", "code"],
  undo: {
    name: "newsletter.unsubscribed",
    label: "Unsubscribed",
    when: "The address is taken off the list.",
  },
  attributes: {
    list: { type: "text", label: "List" },
  },
}
