import { limits } from "../limits"
import { conditionKind } from "./condition-kind"
import type { TallySpec } from "../types"

/** How often something happened: any event or a type, broad or specific. */
export const eventCount = conditionKind({
  name: "event_count",
  label: "Conversion events",
  params: {
    type: { type: "event_type", label: "Event", optional: true },
    where: { type: "where", label: "Only when", optional: true },
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
      max: limits.points_max,
      label: "At least",
      unit: "times",
    },
  },
  tallies: (params) => [specOf(params)],
  read: (params, _facts, tallied) => ({
    have: tallied[0],
    need: params.at_least,
  }),
})

function specOf(params: {
  readonly type?: string
  readonly where?: NonNullable<TallySpec["where"]>
  readonly within_days?: number
}): TallySpec {
  return {
    measure: "count",
    ...(params.type !== undefined && { type: params.type }),
    ...(params.where !== undefined && { where: params.where }),
    ...(params.within_days !== undefined && {
      within_days: params.within_days,
    }),
  }
}
