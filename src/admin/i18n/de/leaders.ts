import type { Texts } from "../texts"

export const leaders: Texts["leaders"] = {
  title: "Bestenliste",
  hint: "Die meisten Statuspunkte",
  empty: "Noch hat niemand Punkte",
  place: "Platz",
  customer: "Kunde",
  rung: "Stufe",
  points: "Punkte",
}
