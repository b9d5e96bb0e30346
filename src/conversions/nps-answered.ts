import type { ConversionType } from "./conversion-type"

export const npsAnswered: ConversionType = {
  name: "nps.answered",
  label: "Said how likely they are to recommend us",
  description: "An answer to the Net Promoter question, from 0 to 10.",
  trust: "browser",
  from: ["storefront", "code", "staff"],
  attributes: {
    score: { type: "number", min: 0, max: 10, label: "Score", required: true },
    question: { type: "text", label: "Question" },
  },
}
