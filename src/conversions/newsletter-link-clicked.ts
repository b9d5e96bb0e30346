import type { ConversionType } from "./conversion-type"

export const newsletterLinkClicked: ConversionType = {
  name: "newsletter.link_clicked",
  label: "Clicked in a newsletter",
  description: "A signed link of a newsletter was followed.",
  trust: "browser",
  from: ["links", "code"],
  attributes: {
    newsletter: { type: "text", label: "Newsletter" },
    link: { type: "text", label: "Link" },
  },
}
