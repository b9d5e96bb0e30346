import type { Texts } from "../texts"

export const noLadder: Texts["no_ladder"] = {
  title: "Noch keine Leiter",
  begin: "Die erste Leiter anlegen",
  text: "Eine fertige auswählen, ansehen, wie viele Kunden auf jeder Stufe stehen würden, und sie veröffentlichen, wenn sie gefällt. Bis dahin geschieht nichts.",
  action: "Leiter anlegen",
}
