export const rungs = {
  title: "Members by rung",
  total_one: "{{number}} member",
  total_other: "{{number}} members",
  empty: "No members yet",
  empty_hint:
    "Members appear with the first order or event that counts for them.",
  discount: "{{percent}} off",
  show: "Show the members of {{rung}}",
  share: "{{share}} of all members",
  nobody: "Nobody stands here",
  since: "since {{date}}",
}
