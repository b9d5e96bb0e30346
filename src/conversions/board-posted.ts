import type { ConversionType } from "./conversion-type"

export const boardPosted: ConversionType = {
  name: "board.posted",
  label: "Posted on a message board",
  description: "A post on one of the shop's message boards.",
  trust: "browser",
  from: ["storefront", "code", "staff"],
  undo: {
    name: "board.post_deleted",
    label: "Post deleted",
    when: "It is deleted.",
  },
  attributes: {
    board: { type: "text", label: "Board" },
    post: { type: "text", label: "Post" },
  },
}
