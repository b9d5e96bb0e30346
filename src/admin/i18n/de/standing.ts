import type { Texts } from "../texts"

export const standing: Texts["standing"] = {
  title: "Kundenleiter",
  status_points: "Statuspunkte",
  status_hint: "Was für Stufen zählt",
  spendable_points: "Einlösbare Punkte",
  spendable_hint: "Was der Kunde ausgeben kann",
  since: "Auf dieser Stufe seit",
  absent: "Nimmt nicht teil",
  opted_out_text:
    "Hat sich abgemeldet: Nichts zählt, und nichts wird gegeben, bis der Kunde wieder teilnimmt.",
  left_out_text:
    "Ist in einer Kundengruppe, die diese Leiter ausnimmt: Nichts zählt, und nichts wird gegeben.",
  locked: "Gesperrt",
  locked_text:
    "Die Stufe wurde von Mitarbeitenden festgesetzt: Punkte ändern sie nicht.",
  grace: "Schonfrist",
  grace_label: "Schonfrist",
  grace_text: "Fällt am {{date}} von {{rung}}, es sei denn:",
  grace_bare: "Fällt am {{date}} von {{rung}}.",
  guest_text:
    "Ein Gast: wird gezählt, aber erst nach der Registrierung als Mitglied gezeigt.",
  none: "Noch auf keiner Leiter",
  none_hint:
    "Stufe und Punkte erscheinen mit der ersten Bestellung oder dem ersten Ereignis, das für diesen Kunden zählt.",
}
