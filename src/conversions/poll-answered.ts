import type { ConversionType } from "./conversion-type"

export const pollAnswered: ConversionType = {
  name: "poll.answered",
  label: "Answered a poll",
  description: "An answer to a poll; each poll counts once.",
  trust: "browser",
  from: ["storefront", "code"],
  attributes: {
    poll: { type: "text", label: "Poll", required: true },
  },
}
