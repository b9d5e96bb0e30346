export const choose = {
  title: "Make a ladder",
  hint: "Begin with one that is ready and change what you like. Nothing counts before you publish it.",
  begin: "Begin with this",
  begin_with: "Begin with “{{title}}”",
  empty: "An empty ladder",
  empty_hint: "One rung at the first order; the rest is yours.",
  empty_name: "New ladder",
  ready: {
    "spend-in-three-rungs": {
      title: "Spend in three rungs",
      hint: "Bronze, Silver and Gold by what a customer spent within a year, with a standing discount and a coupon on the way up. Who spends less falls back after a month's grace.",
    },
    "regulars-by-orders": {
      title: "Regulars by number of orders",
      hint: "How often somebody buys counts, not how much: from the first order to the tenth within a year. For shops with small baskets, like a coffee roaster.",
    },
    "stranger-to-advocate": {
      title: "From stranger to advocate",
      hint: "Five rungs from registering to inviting friends: newsletters, comments, posts, tests, searches, orders, a group, a blog, shares, invitations and eCards. Any newsletter, form, group or channel counts until you name one. Registering and orders are counted by themselves; all else counts once your shop's own code records it.",
    },
  },
}
