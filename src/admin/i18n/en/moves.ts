export const moves = {
  title: "Moves",
  up: "Up",
  down: "Down",
  sum: "{{number}} up, {{down}} down",
  chart: "Chart",
  table: "Table",
  show: "Show the moves of {{day}}",
  day: "Day",
  described: "Moves per day from {{from}} to {{to}}: {{up}} up, {{down}} down.",
  empty: "No moves in this period",
  empty_hint: "Choose a longer period to see more.",
  still: "Days without moves are left out.",
}
