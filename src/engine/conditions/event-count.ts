import { limits } from "../limits"
import { conditionKind } from "./condition-kind"

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
  measure: ({ type, where, within_days }) => ({
    measure: "count",
    type,
    where,
    within_days,
  }),
})
