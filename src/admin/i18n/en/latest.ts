export const latest = {
  title: "Latest moves",
  empty: "Nobody has moved yet",
  up: "Moved up",
  down: "Moved down",
}
