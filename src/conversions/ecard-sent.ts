import type { ConversionType } from "./conversion-type"

export const ecardSent: ConversionType = {
  name: "ecard.sent",
  label: "Sent an eCard",
  description: "A greeting was sent to somebody.",
  trust: "browser",
  from: ["storefront", "code"],
  attributes: {
    card: { type: "text", label: "Card" },
  },
}
