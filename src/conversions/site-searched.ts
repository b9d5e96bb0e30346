import type { ConversionType } from "./conversion-type"

export const siteSearched: ConversionType = {
  name: "site.searched",
  label: "Searched the site",
  description: "The customer searched for something.",
  trust: "browser",
  from: ["searches", "storefront"],
  attributes: {
    term: { type: "text", label: "Term" },
    found: { type: "yes_no", label: "Something was found" },
  },
}
