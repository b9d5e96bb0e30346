import type { ConversionType } from "./conversion-type"

export const surveyAnswered: ConversionType = {
  name: "survey.answered",
  label: "Answered a survey",
  description: "A survey was filled in; each counts once.",
  trust: "browser",
  from: ["storefront", "code", "staff"],
  attributes: {
    survey: { type: "text", label: "Survey", required: true },
  },
}
