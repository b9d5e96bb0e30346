import type { Texts } from "../texts"

export const timeline: Texts["timeline"] = {
  title: "Verlauf",
  empty: "Noch ist nichts geschehen",
  up: "Aufgestiegen von {{from}} auf {{to}}",
  down: "Abgestiegen von {{from}} auf {{to}}",
  points_earned: "Punkte gesammelt",
  points_reversed: "Punkte zurückgenommen",
  points_expired: "Punkte verfallen",
  points_adjusted: "Punkte von Mitarbeitenden angepasst",
  points_changed: "Punkte",
  locked: "Stufe von Mitarbeitenden festgesetzt",
  unlocked: "Sperre aufgehoben",
  left: "Nimmt ab jetzt nicht teil",
  joined: "Nimmt wieder teil",
  for_a_group: "wegen einer Kundengruppe",
  adjusted: "Punkte von Mitarbeitenden angepasst",
  decided: "Entscheidung von Mitarbeitenden",
  reward: "Prämie „{{name}}“",
  status: "{{points}} Status",
  spendable: "{{points}} einlösbar",
  open_order: "Bestellung öffnen",
}
