import type { Texts } from "../texts"

export const audit: Texts["audit"] = {
  title: "Änderungen durch Mitarbeiter",
  hint: "Wer was geändert hat und warum. Nichts davon lässt sich bearbeiten.",
  open: "Änderungen durch Mitarbeiter",
  empty: "Noch wurde nichts geändert",
  empty_hint:
    "Veröffentlichte Leitern, Punkte, Festlegungen und Gutscheine erscheinen hier.",
  by: "{{who}}, {{when}}",
  because: "„{{reason}}“",
  gone: "Jemand, den es nicht mehr gibt",
  changed_one: "{{count}} Wert",
  changed_other: "{{count}} Werte",
  from_to: "{{from}} → {{to}}",
  actors: { system: "Code des Shops", command: "Kommandozeile" },
  actions: {
    ladder: {
      create: "Leiter angelegt",
      draft: "Entwurf gespeichert",
      publish: "Leiter veröffentlicht",
      pause: "Leiter pausiert",
      resume: "Leiter fortgesetzt",
      retire: "Leiter beendet",
    },
    member: {
      adjust: "Punkte geändert",
      lock: "Auf eine Stufe festgelegt",
      unlock: "Nicht mehr festgelegt",
    },
    adjustment: {
      request: "Um Punkte gebeten",
      approve: "Punkte von jemand anderem freigegeben",
      refuse: "Punkte von jemand anderem abgelehnt",
      withdraw: "Punkte zurückgezogen, ehe jemand zustimmte",
    },
    guest: { joined: "Gast zusammengeführt", separated: "Gast getrennt" },
    event: {
      record: "Ereignis eingetragen",
      record_many: "Ereignisse eingetragen",
    },
    birthday: { set: "Geburtstag eingetragen", remove: "Geburtstag entfernt" },
    coupon: {
      give: "Gutschein gegeben",
      void: "Gutschein ungültig gemacht",
    },
    coupons: { lift_hold: "Sperre der Gutscheine aufgehoben" },
    grant: {
      retry: "Fehlgeschlagene Prämie erneut versucht",
      retry_all: "Fehlgeschlagene Prämien erneut versucht",
    },
    parked: {
      retry: "Geparktes Ereignis erneut versucht",
      retry_all: "Geparkte Ereignisse erneut versucht",
      correct: "Geparktes Ereignis berichtigt",
      drop: "Geparktes Ereignis verworfen",
    },
    referral: {
      allow: "Empfehlung zugelassen",
      reject: "Empfehlung abgelehnt",
    },
    unread: { retry: "Datensatz erneut gelesen" },
    backfill: { stop: "Nachtrag angehalten", resume: "Nachtrag fortgesetzt" },
    offer: {
      start: "Gutscheine an eine Gruppe ausgegeben",
      cancel: "Ausgabe an eine Gruppe abgebrochen",
    },
  },
}
