import type { Texts } from "../texts"

export const moves: Texts["moves"] = {
  title: "Auf- und Abstiege",
  up: "Aufstiege",
  down: "Abstiege",
  sum: "{{number}} auf, {{down}} ab",
  chart: "Diagramm",
  table: "Tabelle",
  show: "Bewegungen vom {{day}} zeigen",
  day: "Tag",
  described:
    "Auf- und Abstiege je Tag vom {{from}} bis {{to}}: {{up}} auf, {{down}} ab.",
  empty: "Keine Auf- und Abstiege in diesem Zeitraum",
  empty_hint: "Wählen Sie einen längeren Zeitraum, um mehr zu sehen.",
  still: "Tage ohne Bewegung sind ausgelassen.",
}
