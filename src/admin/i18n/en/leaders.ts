export const leaders = {
  title: "Leader-board",
  hint: "Most status points",
  empty: "Nobody has points yet",
  place: "Place",
  customer: "Customer",
  rung: "Rung",
  points: "Points",
}
