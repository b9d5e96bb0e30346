import type { ConversionType } from "./conversion-type"
import { aboutProducts } from "./about-products"

export const commentPosted: ConversionType = {
  name: "comment.posted",
  label: "Commented",
  description: "A comment on an article or a product.",
  trust: "browser",
  from: ["storefront", "code", "staff"],
  undo: {
    name: "comment.deleted",
    label: "Comment deleted",
    when: "It is deleted.",
  },
  attributes: {
    about: { type: "text", label: "About" },
    ...aboutProducts,
  },
}
