import type { ConversionType } from "./conversion-type"

export const blogPublished: ConversionType = {
  name: "blog.published",
  label: "Published on a blog",
  description: "An article of the customer's own was published.",
  trust: "browser",
  from: ["storefront", "code", "staff"],
  undo: {
    name: "blog.unpublished",
    label: "Article taken down",
    when: "It is taken down.",
  },
  attributes: {
    channel: { type: "text", label: "Channel" },
    article: { type: "text", label: "Article" },
  },
}
