import type { ConversionType } from "./conversion-type"

export const formSubmitted: ConversionType = {
  name: "form.submitted",
  label: "Filled in a form",
  description: "A form was sent: a trial, a call-back, an enquiry.",
  trust: "browser",
  from: ["storefront", "code", "staff"],
  undo: {
    name: "form.withdrawn",
    label: "Form withdrawn",
    when: "It is withdrawn.",
  },
  attributes: {
    form: { type: "text", label: "Form", required: true },
    answer: { type: "text", label: "Answer" },
  },
}
