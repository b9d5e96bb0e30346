import type { ConversionType } from "./conversion-type"

export const inviteSent: ConversionType = {
  name: "invite.sent",
  label: "Invited a friend",
  description: "An invitation was sent with the customer's own link.",
  trust: "browser",
  from: ["storefront"],
  attributes: {
    channel: { type: "text", label: "Channel" },
    object: { type: "text", label: "Invited to" },
  },
}
