import { limits } from "../limits"
import { conditionKind } from "./condition-kind"
import type { TallySpec } from "../types"

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
  tallies: (params) => [specOf(params)],
  read: (params, _facts, tallied) => ({
    have: tallied[0],
    need: params.at_least,
  }),
})

function specOf(params: {
  readonly currency: string
  readonly within_days?: number
}): TallySpec {
  return {
    measure: "value",
    currency: params.currency,
    ...(params.within_days !== undefined && {
      within_days: params.within_days,
    }),
  }
}
