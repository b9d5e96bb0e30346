import type { ConversionType } from "./conversion-type"

export const contentRead: ConversionType = {
  name: "content.read",
  label: "Read an article",
  description: "An article, guide or story was read.",
  trust: "browser",
  from: ["storefront", "code"],
  attributes: {
    content: { type: "text", label: "Article", required: true },
    channel: { type: "text", label: "Channel" },
  },
}
