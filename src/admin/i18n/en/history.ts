export const history = {
  title: "Members over time",
  hint: "On each rung at the end of the day",
  as_table: "As a table",
  described: "From {{from}} to {{to}}: {{before}} on rungs, then {{after}}",
  empty: "Nobody was on a rung",
  empty_hint: "Choose another period.",
}
