export const standing = {
  title: "Ladder",
  status_points: "Status points",
  status_hint: "What rungs count",
  spendable_points: "Spendable points",
  spendable_hint: "What the customer can spend",
  since: "On this rung since",
  absent: "Takes no part",
  opted_out_text:
    "Has opted out: nothing counts and nothing is given until the customer takes part again.",
  left_out_text:
    "Is in a customer group that this ladder leaves out: nothing counts and nothing is given.",
  locked: "Locked",
  locked_text: "Staff has locked this rung: points do not move it.",
  grace: "In grace",
  grace_label: "Grace",
  grace_text: "Will fall from {{rung}} on {{date}} unless:",
  grace_bare: "Will fall from {{rung}} on {{date}}.",
  guest_text: "A guest: counted, but shown as a member only after registering.",
  none: "Not on a ladder yet",
  none_hint:
    "Rung and points appear with this customer's first order or event that counts.",
}
