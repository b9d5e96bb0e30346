import type { Texts } from "../texts"

export const params: Texts["params"] = {
  none: "Keine",
  at_least: "Mindestens",
  within_days: "Binnen Tagen",
  type: "Ereignis",
  where: "Nur wenn",
  balance: "Konto",
  currency: "Währung",
  percent: "Prozent Rabatt",
  amount: "Betrag Rabatt",
  minimum: "Mindestbestellwert",
  expires_after_days: "Verfällt nach Tagen",
  choices: { status: "Statuspunkte", spendable: "Einlösbare Punkte" },
}
