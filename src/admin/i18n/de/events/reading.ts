import type { Texts } from "../../texts"

export const readingEvents: Pick<
  Texts["events"],
  | "newsletter"
  | "page"
  | "product"
  | "content"
  | "media"
  | "site"
  | "download"
  | "visit"
  | "social"
  | "location"
> = {
  newsletter: {
    subscribed: {
      title: "Newsletter abonniert",
      things_one: "Newsletter-Anmeldung",
      things_other: "Newsletter-Anmeldungen",
    },
    unsubscribed: {
      title: "Newsletter abbestellt",
      things_one: "abbestellter Newsletter",
      things_other: "abbestellte Newsletter",
    },
    read: {
      title: "Newsletter gelesen",
      things_one: "gelesener Newsletter",
      things_other: "gelesene Newsletter",
    },
    link_clicked: {
      title: "Im Newsletter geklickt",
      things_one: "Klick in einem Newsletter",
      things_other: "Klicks in Newslettern",
    },
  },
  page: {
    viewed: {
      title: "Seite angesehen",
      things_one: "angesehene Seite",
      things_other: "angesehene Seiten",
    },
  },
  product: {
    viewed: {
      title: "Produkt angesehen",
      things_one: "angesehenes Produkt",
      things_other: "angesehene Produkte",
    },
  },
  content: {
    read: {
      title: "Artikel gelesen",
      things_one: "gelesener Artikel",
      things_other: "gelesene Artikel",
    },
    unlocked: {
      title: "Inhalt freigeschaltet",
      things_one: "freigeschalteter Inhalt",
      things_other: "freigeschaltete Inhalte",
    },
  },
  media: {
    played: {
      title: "Angesehen oder angehört",
      things_one: "abgespieltes Medium",
      things_other: "abgespielte Medien",
    },
  },
  site: {
    searched: {
      title: "Auf der Seite gesucht",
      things_one: "Suche",
      things_other: "Suchen",
    },
  },
  download: {
    made: {
      title: "Datei heruntergeladen",
      things_one: "Download",
      things_other: "Downloads",
    },
  },
  visit: {
    campaign: {
      title: "Über eine Kampagne gekommen",
      things_one: "Besuch über eine Kampagne",
      things_other: "Besuche über Kampagnen",
    },
  },
  social: {
    linked: {
      title: "Soziales Konto verknüpft",
      things_one: "verknüpftes soziales Konto",
      things_other: "verknüpfte soziale Konten",
    },
    unlinked: {
      title: "Soziales Konto getrennt",
      things_one: "getrenntes soziales Konto",
      things_other: "getrennte soziale Konten",
    },
    shared: {
      title: "Geteilt",
      things_one: "geteilter Inhalt",
      things_other: "geteilte Inhalte",
    },
    followed: {
      title: "Gefolgt",
      things_one: "Abonnement in einem Netzwerk",
      things_other: "Abonnements in Netzwerken",
    },
  },
  location: {
    checked_in: {
      title: "Eingecheckt",
      things_one: "Check-in",
      things_other: "Check-ins",
    },
  },
}
