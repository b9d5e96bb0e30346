export const period = {
  label: "Period",
  days: "{{days}} days",
  days_short: "{{days}} d",
  from: "From",
  to: "To",
}
