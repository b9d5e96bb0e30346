import type { ConversionType } from "./conversion-type"

export const quizPassed: ConversionType = {
  name: "quiz.passed",
  label: "Took a test",
  description: "A test or quiz was taken to its end.",
  trust: "browser",
  from: ["storefront", "code", "staff"],
  attributes: {
    quiz: { type: "text", label: "Test", required: true },
    score: { type: "number", min: 0, max: 1_000_000, label: "Score" },
  },
}
