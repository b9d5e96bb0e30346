import type { Texts } from "../texts"

export const behind: Texts["behind"] = {
  for: "Ein Gutschein für",
  reached: "„{{name}}“, weil {{rung}} am {{date}} erreicht wurde",
  given: "„{{name}}“, von Mitarbeitenden vergeben",
  again:
    "„{{name}}“, erneut ausgestellt, weil die Bestellung damit storniert wurde",
  not_issued: "Noch nicht ausgestellt",
  not_used: "Ausgestellt am {{date}}, nicht eingelöst",
  used: "Eingelöst am {{date}}",
  rung: "Dauerhafter Rabatt für alle auf {{rung}}",
}
