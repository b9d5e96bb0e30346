import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminRungMembersResponse } from "../../../../../../../../types/http"
import { ladderOf } from "../../../../../../../../modules/ladder/ladder-of"
import { Refusal } from "../../../../../../../refusal"
import type { PageOf } from "../../../../../../../request-fields"
import { customerReferences } from "../../../../../customer-references"
import { pathId } from "../../../../../path-id"

/** Who stands on a rung; position 0 is the ground. */
export const GET = async (
  req: MedusaRequest<unknown, PageOf>,
  res: MedusaResponse<AdminRungMembersResponse>
) => {
  const { limit, offset } = req.validatedQuery
  const ladder = ladderOf(req.scope)
  const { id, live } = await ladder.ladders.retrieveLadder(pathId(req))
  const position = Number(req.params["position"])
  const highest = live?.rungs.length ?? 0
  if (position > highest) {
    throw new Refusal(
      404,
      `position: there is no rung ${position}; the ladder has 0 to ${highest}`
    )
  }
  const { rows, count } = await ladder.reports.membersOnRung(id, position, {
    limit,
    offset,
  })
  const customer = await customerReferences(
    req.scope,
    rows.map((row) => row.customer_id)
  )
  const members = rows.map((row) => ({
    member_id: row.member_id,
    customer: customer(row.customer_id),
    rung_since: row.rung_since,
    status_points: row.status_points,
    spendable_points: row.spendable_points,
  }))
  res.json({ members, count, limit, offset })
}
