import type { Texts } from "../texts"

export const offers: Texts["offers"] = {
  title: "Gutscheine für diese Gruppe",
  rung: "Gruppe der Stufe {{rung}} von „{{ladder}}“: Mitglieder folgen der Leiter",
  no_rung: "Hinter dieser Gruppe steht keine Stufe",
  none: "An diese Gruppe gingen noch keine Gutscheine",
  issue: "Gutscheine an alle ausstellen",
  issue_hint:
    "Jedes Mitglied mit Konto erhält einen eigenen Gutschein. Je Name gibt es für niemanden zwei; für später Hinzugekommene lässt sich das wiederholen.",
  issue_do: "Gutscheine ausstellen",
  ladder: "Leiter",
  name_hint: "Wird Kunden gezeigt; derselbe Name ist dasselbe Angebot",
  started: "Die Gutscheine werden ausgestellt",
  progress: "{{created}} ausgestellt, {{existing}} hatten ihn schon · {{date}}",
  stop: "Anhalten",
  stop_title: "„{{name}}“ nicht weiter ausstellen?",
  stop_hint: "Wer den Gutschein hat, behält ihn; weitere gibt es nicht.",
  stop_done: "Es wird nichts mehr ausgestellt",
  preview: "Was es ausmacht",
  preview_missing:
    "Mit Namen und Nachlass steht hier, an wie viele es geht und was es kosten kann.",
  customers_one: "{{number}} Kunde erhält einen Gutschein",
  customers_other: "{{number}} Kunden erhalten einen Gutschein",
  cost: "Kostet höchstens {{amount}}, wenn alle eingelöst werden",
  cost_unknown: "Was es kostet, hängt von den Bestellungen ab",
  left_out:
    "Ohne: {{existing}}, die ihn haben, {{absent}}, die nicht teilnehmen, {{guests}} Gäste",
  not_exact:
    "Eine große Gruppe: Wer ihn schon hat, wurde nur unter den ersten 10.000 gezählt.",
  state: {
    running: "Läuft",
    done: "Fertig",
    canceled: "Angehalten",
    failed: "Fehlgeschlagen",
  },
}
