import type { ConversionType } from "./conversion-type"

export const friendConnected: ConversionType = {
  name: "friend.connected",
  label: "Made a friend",
  description: "Two members of the community know each other.",
  trust: "browser",
  from: ["storefront", "code", "staff"],
  undo: {
    name: "friend.removed",
    label: "Friend removed",
    when: "The connection ends.",
  },
  attributes: {
    friend: { type: "text", label: "Friend" },
  },
}
