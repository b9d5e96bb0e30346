import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminLatestMovesResponse } from "../../../../../../../types/http"
import { ladderOf } from "../../../../../../../modules/ladder/ladder-of"
import type { PageOf, Period } from "../../../../../../request-fields"
import { customerReferences } from "../../../../customer-references"
import { pathId } from "../../../../path-id"
import { rungNames } from "../../../../rung-names"

type Asked = PageOf & Partial<Period>

/** The latest moves, newest first; of some days where they are asked for. */
export const GET = async (
  req: MedusaRequest<unknown, Asked>,
  res: MedusaResponse<AdminLatestMovesResponse>
) => {
  const { limit, offset, from, to } = req.validatedQuery
  const ladder = ladderOf(req.scope)
  const { id } = await ladder.ladders.retrieveLadder(pathId(req))
  const { rows, count } = await ladder.reports.latestMoves(
    id,
    { limit, offset },
    from !== undefined && to !== undefined ? { from, to } : undefined
  )
  const rung = await rungNames(ladder, id)
  const customer = await customerReferences(
    req.scope,
    rows.map((row) => row.customer_id)
  )
  const moves = rows.map((row) => ({
    member_id: row.member_id,
    customer: customer(row.customer_id),
    at: row.at,
    from: rung(row.from),
    to: rung(row.to),
    direction: row.direction,
    why: row.why,
  }))
  res.json({ moves, count, limit, offset })
}
