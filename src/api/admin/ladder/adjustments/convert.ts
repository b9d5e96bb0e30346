import type { MedusaContainer } from "@medusajs/framework/types"
import type { Adjustment } from "../../../../modules/ladder/contract"
import type { AdminAdjustment } from "../../../../types/http"
import { pick } from "../../../pick"
import { actorNames } from "../audit/actor-names"
import { customerReferences } from "../customer-references"

/** Adjustments as this person sees them, with everybody's names. */
export async function fromAdjustments(
  scope: MedusaContainer,
  rows: readonly Adjustment[],
  person_id: string
): Promise<AdminAdjustment[]> {
  const [customerOf, nameOf] = await Promise.all([
    customerReferences(
      scope,
      rows.map(({ customer_id }) => customer_id)
    ),
    actorNames(
      scope,
      rows.flatMap(({ requested_by, decided_by }) =>
        decided_by === null ? [requested_by] : [requested_by, decided_by]
      )
    ),
  ])
  const actor = (id: string) => ({ id, name: nameOf(id) })
  return rows.map((row) => ({
    ...pick(row, [
      "id",
      "ladder_id",
      "status_points",
      "spendable_points",
      "reason",
      "because",
      "state",
      "requested_at",
      "expires_at",
      "decided_at",
      "decision_reason",
    ]),
    customer: customerOf(row.customer_id),
    requested_by: actor(row.requested_by),
    decided_by: row.decided_by === null ? null : actor(row.decided_by),
    mine: row.person_id === person_id,
  }))
}
