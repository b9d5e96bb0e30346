import type { Texts } from "../texts"

export const general: Texts["general"] = {
  retry: "Erneut versuchen",
  failed: "Das konnte nicht geladen werden",
  failed_hint: "{{message}}",
  ground: "Boden",
  ground_hint: "Unter der ersten Stufe",
  unknown_customer: "Unbekannter Kunde",
  guest: "Gast",
  previous: "Zurück",
  next: "Weiter",
  page: "{{from}}–{{to}} von {{count}}",
  refused: "Das wurde abgelehnt",
  loading: "Wird geladen",
  none: "–",
  points_one: "{{points}} Punkt",
  points_other: "{{points}} Punkte",
  members_one: "{{number}} Mitglied",
  members_other: "{{number}} Mitglieder",
}
