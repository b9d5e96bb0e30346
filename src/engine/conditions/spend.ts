import { limits } from "../limits"
import { conditionKind } from "./condition-kind"

/**
 * What the member spent, net of what was taken back, in one currency: purchases
 * and their corrections only (the types the catalogue marks as spend).
 */
export const spend = conditionKind({
  name: "spend",
  label: "Spend",
  params: {
    currency: { type: "currency", label: "Currency" },
    within_days: {
      type: "integer",
      min: 1,
      max: limits.window_days_max,
      label: "Within",
      unit: "days",
      optional: true,
    },
    at_least: {
      type: "integer",
      min: 1,
      max: limits.amount_max,
      label: "At least",
      unit: "minor",
    },
  },
  measure: ({ currency, within_days }) => ({
    measure: "value",
    currency,
    within_days,
  }),
})
