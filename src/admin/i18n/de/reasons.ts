import type { Texts } from "../texts"

export const reasons: Texts["reasons"] = {
  before_grants_from: "verdient, bevor die Leiter Prämien vergab",
  cause_undone: "wofür es sie gab, wurde rückgängig gemacht",
  voided_by_staff: "von Mitarbeitenden ungültig gemacht",
  ladder_retired: "die Leiter wurde beendet",
  customer_unknown: "der Shop kennt den Kunden nicht",
  customer_deleted: "der Kunde wurde gelöscht",
  customer_guest: "ohne Konto, und der Shop zählt nichts von Gästen",
  address_verified: "die Adresse wurde bestätigt",
  key_taken: "ein anderes Ereignis hat seinen Schlüssel",
}
