import type { Texts } from "../texts"

export const history: Texts["history"] = {
  title: "Mitglieder im Lauf der Zeit",
  hint: "Auf jeder Stufe am Ende des Tages",
  as_table: "Als Tabelle",
  described: "Vom {{from}} bis {{to}}: {{before}} auf Stufen, dann {{after}}",
  empty: "Niemand war auf einer Stufe",
  empty_hint: "Einen anderen Zeitraum wählen.",
}
