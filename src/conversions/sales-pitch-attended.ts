import type { ConversionType } from "./conversion-type"

export const salesPitchAttended: ConversionType = {
  name: "sales_pitch.attended",
  label: "Attended a sales pitch",
  description: "The customer listened to an offer in person.",
  trust: "server",
  from: ["staff", "code"],
  undo: {
    name: "sales_pitch.missed",
    label: "Was not at the pitch",
    when: "The customer did not come.",
  },
  attributes: {
    event: { type: "text", label: "Event" },
    place: { type: "text", label: "Place" },
  },
}
