import type { Texts } from "../texts"

export const rungs: Texts["rungs"] = {
  title: "Mitglieder je Stufe",
  total_one: "{{number}} Mitglied",
  total_other: "{{number}} Mitglieder",
  empty: "Noch keine Mitglieder",
  empty_hint:
    "Mitglieder erscheinen mit der ersten Bestellung oder dem ersten Ereignis, das für sie zählt.",
  discount: "{{percent}} Rabatt",
  show: "Die Mitglieder auf {{rung}} zeigen",
  share: "{{share}} aller Mitglieder",
  nobody: "Hier steht niemand",
  since: "seit {{date}}",
}
