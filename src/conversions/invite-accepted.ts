import type { ConversionType } from "./conversion-type"

export const inviteAccepted: ConversionType = {
  name: "invite.accepted",
  label: "Invitation accepted",
  description: "A friend who was invited opened an account.",
  trust: "server",
  from: ["referrals"],
  undo: {
    name: "invite.rejected",
    label: "Invitation does not count",
    when: "The friend turns out to be the customer.",
  },
  passive: true,
  attributes: {
    friend: { type: "text", label: "Friend's account" },
  },
}
