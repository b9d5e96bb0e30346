import type { ConversionType } from "./conversion-type"

export const reviewVotedHelpful: ConversionType = {
  name: "review.voted_helpful",
  label: "Review found helpful",
  description: "Somebody else found a review of the customer's helpful.",
  trust: "browser",
  from: ["storefront", "code"],
  undo: {
    name: "review.vote_withdrawn",
    label: "Vote withdrawn",
    when: "The vote is taken back.",
  },
  passive: true,
  attributes: {
    review: { type: "text", label: "Review", required: true },
  },
}
