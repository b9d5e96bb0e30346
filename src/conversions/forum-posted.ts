import type { ConversionType } from "./conversion-type"

export const forumPosted: ConversionType = {
  name: "forum.posted",
  label: "Posted in a forum",
  description: "A topic or an answer in one of the shop's forums.",
  trust: "browser",
  from: ["storefront", "code", "staff"],
  undo: {
    name: "forum.post_deleted",
    label: "Forum post deleted",
    when: "It is deleted.",
  },
  attributes: {
    forum: { type: "text", label: "Forum" },
    post: { type: "text", label: "Post" },
    kind: { type: "choice", of: ["topic", "reply"], label: "Topic or reply" },
    accepted: { type: "yes_no", label: "Accepted answer" },
  },
}
