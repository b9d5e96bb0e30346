import type { Texts } from "../texts"

export const period: Texts["period"] = {
  label: "Zeitraum",
  days: "{{days}} Tage",
  days_short: "{{days}} T",
  from: "Von",
  to: "Bis",
}
