import type { Texts } from "../texts"

export const settings: Texts["settings"] = {
  default: "Wie üblich",
  none: "Keine",
  at_least: "Mindestens",
  within_days: "Binnen Tagen",
  type: "Ereignis",
  where: "Nur wenn",
  balance: "Konto",
  balance_status: "Statuspunkte",
  balance_spendable: "Einlösbare Punkte",
  percent: "Prozent Nachlass",
  amount: "Betrag Nachlass",
  minimum: "Mindestbestellwert",
  currency: "Währung",
  expires_after_days: "Läuft ab nach Tagen",
  if_canceled: "Wird die Bestellung storniert",
  if_canceled_again: "Erneut ausstellen",
  if_canceled_lost: "Er bleibt eingelöst",
}
