import type {
  Adjustment,
  AdjustmentRequest,
  AdjustmentState,
  AdjustmentWhy,
  Person,
} from "../adjustment-contract"
import { iso, isoOrNull, text, textOrNull, whole } from "../mapping"
import type { Row } from "../sql/database"
import type { Decision } from "./membership"

/** The points alone, as the audit tells them. */
export const pointsOf = ({
  status_points,
  spendable_points,
}: AdjustmentRequest) => ({
  status_points,
  spendable_points,
})

/** What both inserts take, in their order. */
export const columnsOf = (
  request: AdjustmentRequest,
  by: Person,
  because: AdjustmentWhy | null
) => [
  request.id,
  request.ladder_id,
  request.customer_id,
  request.status_points,
  request.spendable_points,
  by.reason ?? "",
  by.actor_id,
  by.person_id,
  because,
]

/** The decision that gives or takes the points. */
export const decisionOf = (
  request: AdjustmentRequest,
  { actor_id, reason }: Pick<Person, "actor_id" | "reason">
): Decision => ({
  id: request.id,
  ladder_id: request.ladder_id,
  customer_id: request.customer_id,
  what: {
    kind: "adjust",
    status: request.status_points,
    spendable: request.spendable_points,
  },
  reason: reason ?? "",
  actor_id,
})

/** Rows of every statement about adjustments. */
export const adjustmentOf = (row: Row): Adjustment => ({
  id: text(row, "id"),
  ladder_id: text(row, "ladder_id"),
  customer_id: text(row, "customer_id"),
  status_points: whole(row, "status_points"),
  spendable_points: whole(row, "spendable_points"),
  reason: text(row, "reason"),
  because: textOrNull(row, "because") as AdjustmentWhy | null,
  state: text(row, "state_now") as AdjustmentState,
  requested_by: text(row, "requested_by"),
  person_id: text(row, "person_id"),
  requested_at: iso(row, "requested_at"),
  expires_at: isoOrNull(row, "expires_at"),
  decided_by: textOrNull(row, "decided_by"),
  decided_at: isoOrNull(row, "decided_at"),
  decision_reason: textOrNull(row, "decision_reason"),
})
