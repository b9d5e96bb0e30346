import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminLeadersResponse } from "../../../../../../types/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import type { PageOf } from "../../../../../request-fields"
import { customerReferences } from "../../../customer-references"
import { pathId } from "../../../path-id"
import { rungNames } from "../../../rung-names"

/** Members by status points, the most first. */
export const GET = async (
  req: MedusaRequest<unknown, PageOf>,
  res: MedusaResponse<AdminLeadersResponse>
) => {
  const { limit, offset } = req.validatedQuery
  const ladder = ladderOf(req.scope)
  const { id } = await ladder.ladders.retrieveLadder(pathId(req))
  const { rows, count } = await ladder.reports.leaders(id, { limit, offset })
  const rung = await rungNames(ladder, id)
  const customer = await customerReferences(
    req.scope,
    rows.map((row) => row.customer_id)
  )
  const leaders = rows.map((row) => ({
    member_id: row.member_id,
    customer: customer(row.customer_id),
    rung: rung(row.rung),
    status_points: row.status_points,
  }))
  res.json({ leaders, count, limit, offset })
}
