import type { Texts } from "../../texts"

export const peopleEvents: Pick<
  Texts["events"],
  | "customer"
  | "behaviour"
  | "friend"
  | "invite"
  | "referral"
  | "influence"
  | "staff"
  | "support"
  | "inactivity"
  | "points"
  | "rung"
  | "badge"
> = {
  customer: {
    registered: {
      title: "Registriert",
      things_one: "Registrierung",
      things_other: "Registrierungen",
    },
    verified: {
      title: "Adresse bestätigt",
      things_one: "bestätigte Adresse",
      things_other: "bestätigte Adressen",
    },
    logged_in: {
      title: "Angemeldet",
      things_one: "Anmeldung",
      things_other: "Anmeldungen",
    },
    profile_completed: {
      title: "Profil vervollständigt",
      things_one: "vollständiges Profil",
      things_other: "vollständige Profile",
    },
    profile_emptied: {
      title: "Profil nicht mehr vollständig",
      things_one: "nicht mehr vollständiges Profil",
      things_other: "nicht mehr vollständige Profile",
    },
    birthday: {
      title: "Geburtstag",
      things_one: "Geburtstag",
      things_other: "Geburtstage",
    },
    anniversary: {
      title: "Jahrestag",
      things_one: "Jahrestag",
      things_other: "Jahrestage",
    },
    group_joined: {
      title: "Einer Kundengruppe beigetreten",
      things_one: "Beitritt zu einer Kundengruppe",
      things_other: "Beitritte zu Kundengruppen",
    },
    group_left: {
      title: "Kundengruppe verlassen",
      things_one: "verlassene Kundengruppe",
      things_other: "verlassene Kundengruppen",
    },
    consented: {
      title: "Eingewilligt",
      things_one: "Einwilligung",
      things_other: "Einwilligungen",
    },
    consent_withdrawn: {
      title: "Einwilligung widerrufen",
      things_one: "widerrufene Einwilligung",
      things_other: "widerrufene Einwilligungen",
    },
  },
  behaviour: {
    reprimanded: {
      title: "Ermahnt",
      things_one: "Ermahnung",
      things_other: "Ermahnungen",
    },
    pardoned: {
      title: "Begnadigt",
      things_one: "Begnadigung",
      things_other: "Begnadigungen",
    },
  },
  friend: {
    connected: {
      title: "Freundschaft geschlossen",
      things_one: "Freundschaft",
      things_other: "Freundschaften",
    },
    removed: {
      title: "Freundschaft beendet",
      things_one: "beendete Freundschaft",
      things_other: "beendete Freundschaften",
    },
  },
  invite: {
    sent: {
      title: "Freund eingeladen",
      things_one: "Einladung",
      things_other: "Einladungen",
    },
    accepted: {
      title: "Einladung angenommen",
      things_one: "angenommene Einladung",
      things_other: "angenommene Einladungen",
    },
    rejected: {
      title: "Einladung zählt nicht",
      things_one: "abgelehnte Einladung",
      things_other: "abgelehnte Einladungen",
    },
  },
  referral: {
    purchased: {
      title: "Ein Freund hat gekauft",
      things_one: "Kauf eines Freundes",
      things_other: "Käufe von Freunden",
    },
    undone: {
      title: "Ein Freund hat es zurückgeschickt",
      things_one: "zurückgeschickter Kauf eines Freundes",
      things_other: "zurückgeschickte Käufe von Freunden",
    },
  },
  influence: {
    scored: {
      title: "Einfluss bewertet",
      things_one: "Einflusswert",
      things_other: "Einflusswerte",
    },
  },
  staff: {
    rated: {
      title: "Vom Team bewertet",
      things_one: "Bewertung durch das Team",
      things_other: "Bewertungen durch das Team",
    },
    rating_changed: {
      title: "Bewertung ersetzt",
      things_one: "ersetzte Bewertung",
      things_other: "ersetzte Bewertungen",
    },
  },
  support: {
    ticket_closed: {
      title: "Anfrage beim Support erledigt",
      things_one: "erledigte Support-Anfrage",
      things_other: "erledigte Support-Anfragen",
    },
  },
  inactivity: {
    ended: {
      title: "Ist wieder da",
      things_one: "Rückkehr",
      things_other: "Rückkehren",
    },
    reached: {
      title: "War lange nicht da",
      things_one: "Abwesenheit",
      things_other: "Abwesenheiten",
    },
  },
  points: {
    reached: {
      title: "Punktestand erreicht",
      things_one: "erreichter Punktestand",
      things_other: "erreichte Punktestände",
    },
  },
  rung: {
    entered: {
      title: "Stufe erreicht",
      things_one: "erreichte Stufe",
      things_other: "erreichte Stufen",
    },
    left: {
      title: "Stufe verlassen",
      things_one: "verlassene Stufe",
      things_other: "verlassene Stufen",
    },
  },
  badge: {
    earned: {
      title: "Abzeichen erhalten",
      things_one: "Abzeichen",
      things_other: "Abzeichen",
    },
    revoked: {
      title: "Abzeichen entzogen",
      things_one: "entzogenes Abzeichen",
      things_other: "entzogene Abzeichen",
    },
  },
}
