import type { ConversionType } from "./conversion-type"
import { aboutProducts } from "./about-products"

export const questionAnswered: ConversionType = {
  name: "question.answered",
  label: "Answered a question",
  description: "An answer to another customer's question.",
  trust: "browser",
  from: ["storefront", "code", "staff"],
  undo: {
    name: "question.answer_deleted",
    label: "Answer deleted",
    when: "It is deleted.",
  },
  attributes: {
    question: { type: "text", label: "Question" },
    ...aboutProducts,
  },
}
