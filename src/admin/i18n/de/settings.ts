import type { Texts } from "../texts"

export const settings: Texts["settings"] = {
  default: "Wie üblich",
  percent: "Prozent Nachlass",
  amount: "Betrag Nachlass",
  minimum: "Mindestbestellwert",
  currency: "Währung, drei Buchstaben",
  expires_after_days: "Läuft ab nach Tagen",
  if_canceled: "Wird die Bestellung storniert",
  if_canceled_again: "Erneut ausstellen",
  if_canceled_lost: "Er bleibt eingelöst",
}
