import type { Texts } from "../texts"

export const holds: Texts["holds"] = {
  title: "Gutscheine gesperrt",
  text: "Das Passwort wurde {{changed}} geändert. Bis {{until}} lässt sich kein Gutschein dieses Kunden einlösen, falls es nicht der Kunde war. Der Rabatt der Stufe gilt weiter.",
  lift: "Sperre aufheben",
  lift_title: "Die Gutscheine wieder freigeben?",
  lift_hint: "Nur, wenn Sie wissen, dass der Kunde selbst darum bittet.",
  lift_done: "Die Gutscheine gelten wieder",
}
