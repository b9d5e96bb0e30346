import type { Texts } from "../texts"

export const noLadder: Texts["no_ladder"] = {
  title: "Noch keine Leiter",
  text: "Eine Leiter ist ein Dokument: ihre Stufen, wofür es Punkte gibt, und ihre Prämien. Legen Sie eine über die Admin-API an:",
  then: "Veröffentlichen Sie sie dann mit der id aus der Antwort. Die Kunden werden aus der bisherigen Historie eingestuft, und diese Seite füllt sich.",
  first_rung: "Bronze",
  second_rung: "Silber",
  name: "Stammkunden",
}
