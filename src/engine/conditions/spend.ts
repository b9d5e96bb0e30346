import { limits } from "../limits"
import { atLeast, conditionKind, within_days } from "./condition-kind"

/**
 * What the member spent, net of what was taken back, in one currency: purchases
 * and their corrections only (the types the catalogue marks as spend).
 */
export const spend = conditionKind({
  name: "spend",
  label: "Spend",
  params: {
    currency: { type: "currency", label: "Currency" },
    within_days,
    at_least: atLeast("minor", limits.amount_max),
  },
  measure: ({ currency, within_days }) => ({
    measure: "value",
    currency,
    within_days,
  }),
})
