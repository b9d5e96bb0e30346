import type { ConversionType } from "./conversion-type"

export const eventAttended: ConversionType = {
  name: "event.attended",
  label: "Attended an event",
  description: "The customer was there: a tasting, a course, an opening.",
  trust: "server",
  from: ["staff", "code"],
  undo: {
    name: "event.missed",
    label: "Was not there",
    when: "The customer did not come.",
  },
  attributes: {
    event: { type: "text", label: "Event" },
    place: { type: "text", label: "Place" },
  },
}
