import type { Texts } from "../texts"

export const conditions: Texts["conditions"] = {
  all: "Alles davon:",
  any: "Eines davon:",
  windowed_one: "{{what}} innerhalb von {{count}} Tag",
  windowed_other: "{{what}} innerhalb von {{count}} Tagen",
  where: "{{what}} ({{where}})",
  attribute: "{{name}}: {{values}}",
  measure: "{{have}} von {{need}}",
  now: "jetzt {{have}}",
  unknown: "Noch nicht zu sagen: {{need}}",
  unread: "Noch nicht zu sagen: Die Bedingung „{{kind}}“ ist nicht lesbar",
  spend: {
    need: "{{amount}} Umsatz",
    missing: "noch {{amount}} Umsatz",
    under: "weniger als {{amount}} Umsatz",
  },
  event_count: {
    need: "{{number}} {{things}}",
    missing: "noch {{number}} {{things}}",
    under: "weniger als {{number}} {{things}}",
  },
  points: {
    status: {
      need_one: "{{number}} Statuspunkt",
      need_other: "{{number}} Statuspunkte",
      missing_one: "noch {{number}} Statuspunkt",
      missing_other: "noch {{number}} Statuspunkte",
      under_one: "weniger als {{number}} Statuspunkt",
      under_other: "weniger als {{number}} Statuspunkte",
    },
    spendable: {
      need_one: "{{number}} einlösbarer Punkt",
      need_other: "{{number}} einlösbare Punkte",
      missing_one: "noch {{number}} einlösbarer Punkt",
      missing_other: "noch {{number}} einlösbare Punkte",
      under_one: "weniger als {{number}} einlösbarer Punkt",
      under_other: "weniger als {{number}} einlösbare Punkte",
    },
  },
  other: {
    need: "{{number}} für „{{kind}}“",
    missing: "noch {{number}} für „{{kind}}“",
    under: "weniger als {{number}} für „{{kind}}“",
  },
}
