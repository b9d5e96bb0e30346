import type { ConversionType } from "./conversion-type"

export const badgeEarned: ConversionType = {
  name: "badge.earned",
  label: "Earned a badge",
  description: "The customer was given a badge.",
  trust: "server",
  from: ["engine"],
  undo: {
    name: "badge.revoked",
    label: "Badge revoked",
    when: "What it was given for is undone.",
  },
  passive: true,
  attributes: {
    badge: { type: "text", label: "Badge" },
  },
}
