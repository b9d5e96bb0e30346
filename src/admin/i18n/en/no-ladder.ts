export const noLadder = {
  title: "No ladder yet",
  text: "A ladder is a document: its rungs, what earns points, and its rewards. Create one with the admin API:",
  then: "Then publish it with the id from the answer. Customers are placed from the shop's history, and this page fills.",
  first_rung: "Bronze",
  second_rung: "Silver",
  name: "Regulars",
}
