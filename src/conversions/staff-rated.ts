import type { ConversionType } from "./conversion-type"

export const staffRated: ConversionType = {
  name: "staff.rated",
  label: "Rated by staff",
  description: "Staff gave the customer stars and tags.",
  trust: "server",
  from: ["staff", "code"],
  undo: {
    name: "staff.rating_changed",
    label: "Rating replaced",
    when: "Another rating takes its place.",
  },
  passive: true,
  attributes: {
    stars: { type: "number", min: 1, max: 5, label: "Stars", required: true },
    tag: { type: "text", label: "Tags", many: true },
  },
}
