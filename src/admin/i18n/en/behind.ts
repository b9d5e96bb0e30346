export const behind = {
  for: "A coupon for",
  reached: "“{{name}}”, because {{rung}} was reached on {{date}}",
  given: "“{{name}}”, given by staff",
  again:
    "“{{name}}”, issued again because the order it was used in was cancelled",
  not_issued: "Not issued yet",
  not_used: "Issued on {{date}}, not used",
  used: "Used on {{date}}",
  rung: "Standing discount of everybody on {{rung}}",
}
