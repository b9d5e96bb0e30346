import type { ConversionType } from "./conversion-type"
import { aboutProducts } from "./about-products"

export const reviewPosted: ConversionType = {
  name: "review.posted",
  label: "Wrote a review",
  description: "A product was reviewed; only what the shop approved counts.",
  trust: "checked",
  from: ["reviews", "code", "staff"],
  undo: {
    name: "review.removed",
    label: "Review removed",
    when: "It is rejected, flagged or deleted.",
  },
  attributes: {
    ...aboutProducts,
    rating: {
      type: "number",
      min: 0,
      max: 10,
      label: "Rating",
      opinion: true,
    },
    length: { type: "number", min: 0, max: 100_000, label: "Characters" },
    photo: { type: "yes_no", label: "With a picture" },
    verified: { type: "yes_no", label: "Bought it" },
  },
}
