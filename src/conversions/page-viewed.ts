import type { ConversionType } from "./conversion-type"

export const pageViewed: ConversionType = {
  name: "page.viewed",
  label: "Viewed a page",
  description: "A page of the storefront was looked at.",
  trust: "browser",
  from: ["storefront"],
  attributes: {
    path: { type: "text", label: "Path" },
    seconds: {
      type: "number",
      min: 0,
      max: 86_400,
      label: "Seconds on the page",
    },
  },
}
