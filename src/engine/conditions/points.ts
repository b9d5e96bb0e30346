import { limits } from "../limits"
import { conditionKind } from "./condition-kind"

/** Points the member holds: the total for ever, net of what was taken back. */
export const points = conditionKind({
  name: "points",
  label: "Points total",
  params: {
    balance: {
      type: "choice",
      of: ["status", "spendable"],
      label: "Balance",
      optional: true,
    },
    at_least: {
      type: "integer",
      min: 1,
      max: limits.points_max,
      label: "At least",
      unit: "points",
    },
  },
  measure:
    ({ balance = "status" }) =>
    (standing) =>
      standing[balance],
})
