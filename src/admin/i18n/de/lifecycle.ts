import type { Texts } from "../texts"

export const lifecycle: Texts["lifecycle"] = {
  menu: "Mehr für „{{name}}“",
  paused: "Pausiert",
  retired: "Beendet",
  pause: "Pausieren",
  pause_title: "„{{name}}“ pausieren?",
  pause_hint:
    "Was Kunden tun, wird weiter erfasst, aber bis zur Fortsetzung wird nichts ausgegeben, und niemand erhält den Rabatt einer höheren Stufe. Was zurückgenommen wird, wird weiterhin zurückgenommen.",
  pause_done: "„{{name}}“ ist pausiert",
  resume: "Fortsetzen",
  resume_title: "„{{name}}“ fortsetzen?",
  resume_hint: "Alles, was inzwischen fällig wurde, wird jetzt ausgegeben.",
  resume_done: "„{{name}}“ läuft wieder",
  retire: "Beenden",
  retire_title: "„{{name}}“ beenden?",
  retire_hint:
    "Es wird nichts mehr gezählt, Stufenrabatte werden abgeschaltet und unbenutzte Gutscheine ungültig, auch in offenen Warenkörben. Die Geschichte bleibt. Neu veröffentlicht läuft die Leiter weiter.",
  retire_done: "„{{name}}“ ist beendet; der Shop folgt binnen einer Minute",
  coupons_unused: "unbenutzte Gutscheine werden ungültig",
  grants_due: "Belohnungen werden nicht ausgegeben",
  rung_discounts: "Stufenrabatte werden abgeschaltet",
  members_in_groups: "Mitglieder in den Gruppen der Stufen",
  groups: "Kundengruppen der Stufen",
  groups_keep: "Kunden in den Gruppen der Stufen lassen",
  groups_empty: "Herausnehmen, wen die Leiter aufgenommen hat",
}
