import type { Texts } from "../texts"

export const events: Texts["events"] = {
  any_one: "Ereignis beliebiger Art",
  any_other: "Ereignisse beliebiger Art",
  other_one: "Ereignis „{{type}}“",
  other_other: "Ereignisse „{{type}}“",
  customer: {
    registered: {
      title: "Registriert",
      things_one: "Registrierung",
      things_other: "Registrierungen",
    },
  },
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
  },
  purchase: {
    offline: {
      title: "Vor Ort gekauft",
      things_one: "Kauf vor Ort",
      things_other: "Käufe vor Ort",
    },
  },
}
