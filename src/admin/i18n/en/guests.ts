export const guests = {
  title: "Guest orders",
  hint: "What was done with this address without logging in.",
  candidate:
    "The same address, not verified: it does not count for this customer",
  verified: "Counts since {{date}}: the address was verified",
  by_staff: "Counts since {{date}}: staff said so",
  separated: "Does not count since {{date}}: separated by staff",
  join: "Join",
  join_title: "Join {{who}}?",
  join_hint:
    "Orders of this guest count for the customer then, points, rungs and coupons too. Do it only when you know that it is the same person.",
  join_done: "The guest is joined",
  separate: "Separate",
  separate_title: "Separate {{who}}?",
  separate_hint:
    "Points that came with this guest go, and what followed from them; coupons that are not used become void. It is not joined again by itself.",
  separate_done: "The guest is separated",
}
