import { limits } from "../limits"
import { atLeast, conditionKind, within_days } from "./condition-kind"

/** How often something happened: any event or a type, broad or specific. */
export const eventCount = conditionKind({
  name: "event_count",
  label: "Conversion events",
  params: {
    type: { type: "event_type", label: "Event", optional: true },
    where: { type: "where", label: "Only when", optional: true },
    within_days,
    at_least: atLeast("times", limits.points_max),
  },
  measure: ({ type, where, within_days }) => ({
    measure: "count",
    type,
    where,
    within_days,
  }),
})
