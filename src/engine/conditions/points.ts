import { limits } from "../limits"
import { atLeast, conditionKind } from "./condition-kind"

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
    at_least: atLeast("points", limits.points_max),
  },
  measure: ({ balance = "status" }) => ({ balance }),
})
