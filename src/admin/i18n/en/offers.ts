export const offers = {
  title: "Coupons for this group",
  rung: "Group of the rung {{rung}} of “{{ladder}}”: its members follow the ladder",
  no_rung: "No rung is behind this group",
  none: "No coupons were issued to this group yet",
  issue: "Issue coupons to all",
  issue_hint:
    "Each member with an account gets a coupon of their own. Of one name nobody gets two, so that you can do it again for those who joined since.",
  issue_do: "Issue coupons",
  ladder: "Ladder",
  name_hint: "Shown to customers; the same name is the same offer",
  started: "The coupons are being issued",
  progress: "{{created}} issued, {{existing}} had it before · {{date}}",
  stop: "Stop",
  stop_title: "Stop issuing “{{name}}”?",
  stop_hint: "Whoever has the coupon keeps it; nobody else gets one.",
  stop_done: "Nothing more is issued",
  preview: "What it comes to",
  preview_missing:
    "With a name and what is off you see here to how many it goes and what it may cost.",
  customers_one: "{{number}} customer gets a coupon",
  customers_other: "{{number}} customers get a coupon",
  cost: "Costs at most {{amount}}, when all are used",
  cost_unknown: "What it costs depends on the orders it is used in",
  left_out:
    "Without: {{existing}} who have it, {{absent}} who take no part, {{guests}} guests",
  not_exact:
    "A large group: who has it already was counted among the first 10,000 only.",
  state: {
    running: "Running",
    done: "Done",
    canceled: "Stopped",
    failed: "Failed",
  },
}
