import type { Texts } from "../texts"

export const members: Texts["members"] = {
  title: "Mitglieder von „{{ladder}}“",
  hint: "Registrierte Kunden, nach Stufe oder nach Namen.",
  export: "Als CSV ausgeben",
  rung: "Stufe",
  any: "Jede Stufe",
  search: "Suche",
  search_hint: "Name oder E-Mail",
  sort: "Reihenfolge",
  sort_points: "Punkte, höchste zuerst",
  sort_since: "Auf der Stufe, neueste zuerst",
  sort_last_event: "Letztes Ereignis, neueste zuerst",
  customer: "Kunde",
  on_rung: "Stufe",
  status: "Statuspunkte",
  spendable: "Einlösbare Punkte",
  missing: "Bis zur nächsten Stufe",
  since: "Darauf seit",
  last_event: "Letztes Ereignis",
  at_the_top: "Ganz oben",
  to_rung: "{{rung}}: {{wanted}}",
  nobody: "Hier ist niemand",
  nobody_hint: "Eine andere Stufe wählen oder nach anderen Wörtern suchen.",
  file_cut_short:
    "Die Datei enthält die ersten 1.000 Gefundenen; mit mehr Wörtern findet die Suche alle.",
  cut_short:
    "Mehr als 1.000 gefunden; mit weiteren Wörtern sind alle zu sehen.",
}
