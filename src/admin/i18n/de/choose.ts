import type { Texts } from "../texts"

export const choose: Texts["choose"] = {
  title: "Eine Leiter anlegen",
  hint: "Mit einer fertigen beginnen und ändern, was gefällt. Vor dem Veröffentlichen zählt nichts.",
  begin: "Damit beginnen",
  begin_with: "Mit „{{title}}“ beginnen",
  empty: "Eine leere Leiter",
  empty_hint: "Eine Stufe bei der ersten Bestellung; der Rest ist frei.",
  empty_name: "Neue Leiter",
  ready: {
    "spend-in-three-rungs": {
      title: "Umsatz in drei Stufen",
      hint: "Bronze, Silber und Gold nach dem Umsatz eines Jahres, mit Dauerrabatt und einem Gutschein auf dem Weg nach oben. Wer weniger ausgibt, fällt nach einem Monat Frist.",
    },
    "regulars-by-orders": {
      title: "Stammkunden nach Bestellungen",
      hint: "Wie oft jemand kauft, zählt, nicht wie viel: von der ersten bis zur zehnten Bestellung binnen eines Jahres. Für Läden mit kleinen Warenkörben wie eine Kaffeerösterei.",
    },
    "stranger-to-advocate": {
      title: "Vom Fremden zum Fürsprecher",
      hint: "Fünf Stufen vom Anmelden bis zum Einladen von Freunden: Newsletter, Kommentare, Beiträge, Tests, Suchen, Bestellungen, eine Gruppe, ein Blog, geteilte Links, Einladungen und eCards. Jeder Newsletter, jedes Formular, jede Gruppe und jeder Kanal zählt, bis Sie einen nennen. Anmeldungen und Bestellungen zählen von selbst; alles andere zählt, sobald eigener Code des Shops es erfasst.",
    },
  },
}
