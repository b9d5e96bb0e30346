import type { ConversionType } from "./conversion-type"

export const referralPurchased: ConversionType = {
  name: "referral.purchased",
  label: "A friend bought",
  description:
    "The first order of a friend who was invited, kept past the time for sending it back.",
  trust: "server",
  from: ["referrals"],
  valued: true,
  undo: {
    name: "referral.undone",
    label: "A friend sent it back",
    when: "The order is cancelled, returned or refunded.",
  },
  passive: true,
  attributes: {
    order: { type: "text", label: "Friend's order" },
  },
}
