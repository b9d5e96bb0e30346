import type { ConversionType } from "./conversion-type"

export const supportTicketClosed: ConversionType = {
  name: "support.ticket_closed",
  label: "Support ticket closed",
  description: "A question or complaint to the help desk was dealt with.",
  trust: "server",
  from: ["staff", "code"],
  passive: true,
  attributes: {
    reason: { type: "text", label: "Reason" },
    satisfaction: { type: "number", min: 0, max: 10, label: "Satisfaction" },
  },
}
