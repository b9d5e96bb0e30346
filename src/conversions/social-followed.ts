import type { ConversionType } from "./conversion-type"

export const socialFollowed: ConversionType = {
  name: "social.followed",
  label: "Followed",
  description: "The customer says to follow one of the shop's accounts.",
  trust: "browser",
  from: ["storefront", "code"],
  attributes: {
    network: { type: "text", label: "Network", required: true },
  },
}
