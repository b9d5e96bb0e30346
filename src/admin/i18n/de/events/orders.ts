import type { Texts } from "../../texts"

export const ordersEvents: Pick<Texts["events"], "order"> = {
  order: {
    placed: {
      title: "Bestellung aufgegeben",
      things_one: "Bestellung",
      things_other: "Bestellungen",
    },
    changed: {
      title: "Bestellung geändert",
      things_one: "Bestelländerung",
      things_other: "Bestelländerungen",
    },
    canceled: {
      title: "Bestellung storniert",
      things_one: "stornierte Bestellung",
      things_other: "stornierte Bestellungen",
    },
    refunded: {
      title: "Bestellung erstattet",
      things_one: "Erstattung",
      things_other: "Erstattungen",
    },
    compensated: {
      title: "Entschädigt",
      things_one: "Entschädigung",
      things_other: "Entschädigungen",
    },
    nth: {
      title: "Zum n-ten Mal bestellt",
      things_one: "n-te Bestellung",
      things_other: "n-te Bestellungen",
    },
    spend_reached: {
      title: "Umsatz erreicht",
      things_one: "erreichter Umsatz",
      things_other: "erreichte Umsätze",
    },
    paid: {
      title: "Bestellung bezahlt",
      things_one: "bezahlte Bestellung",
      things_other: "bezahlte Bestellungen",
    },
    payment_undone: {
      title: "Zahlung rückgängig gemacht",
      things_one: "rückgängig gemachte Zahlung",
      things_other: "rückgängig gemachte Zahlungen",
    },
    completed: {
      title: "Bestellung abgeschlossen",
      things_one: "abgeschlossene Bestellung",
      things_other: "abgeschlossene Bestellungen",
    },
    completion_undone: {
      title: "Abschluss rückgängig gemacht",
      things_one: "rückgängig gemachter Abschluss",
      things_other: "rückgängig gemachte Abschlüsse",
    },
    delivered: {
      title: "Bestellung zugestellt",
      things_one: "zugestellte Bestellung",
      things_other: "zugestellte Bestellungen",
    },
    delivery_undone: {
      title: "Zustellung rückgängig gemacht",
      things_one: "rückgängig gemachte Zustellung",
      things_other: "rückgängig gemachte Zustellungen",
    },
    kept: {
      title: "Bestellung behalten",
      things_one: "behaltene Bestellung",
      things_other: "behaltene Bestellungen",
    },
    sent_back_late: {
      title: "Spät zurückgeschickt",
      things_one: "spät zurückgeschickte Bestellung",
      things_other: "spät zurückgeschickte Bestellungen",
    },
    returned: {
      title: "Bestellung zurückgegeben",
      things_one: "Rückgabe",
      things_other: "Rückgaben",
    },
    claimed: {
      title: "Reklamiert",
      things_one: "Reklamation",
      things_other: "Reklamationen",
    },
    claim_settled: {
      title: "Reklamation erledigt",
      things_one: "erledigte Reklamation",
      things_other: "erledigte Reklamationen",
    },
    exchanged: {
      title: "Umgetauscht",
      things_one: "Umtausch",
      things_other: "Umtausche",
    },
  },
}
