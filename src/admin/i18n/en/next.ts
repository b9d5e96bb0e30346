export const next = {
  title: "Missing for {{rung}}",
  top: "On the highest rung",
  top_hint: "There is nothing further to reach.",
  reached: "Reached",
  open: "Missing",
  unknown: "Cannot tell yet",
  progress: "{{share}} reached",
}
