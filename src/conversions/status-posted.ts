import type { ConversionType } from "./conversion-type"

export const statusPosted: ConversionType = {
  name: "status.posted",
  label: "Posted a status update",
  description: "A status update in the shop's community.",
  trust: "browser",
  from: ["storefront", "code", "staff"],
  undo: {
    name: "status.deleted",
    label: "Status update deleted",
    when: "It is deleted.",
  },
  attributes: {
    channel: { type: "text", label: "Channel" },
    status: { type: "text", label: "Status update" },
  },
}
