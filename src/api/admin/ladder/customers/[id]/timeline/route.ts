import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminTimelineResponse } from "../../../../../../types/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import { actorNames } from "../../../audit/actor-names"
import { requireCustomer } from "../../../customer-references"
import { pathId } from "../../../path-id"
import { fromTimelineLine } from "../../convert"
import type { TimelineQuery } from "../../validators"

/** What happened to a customer on one ladder, latest first. */
export const GET = async (
  req: MedusaRequest<unknown, TimelineQuery>,
  res: MedusaResponse<AdminTimelineResponse>
) => {
  const { ladder_id, limit, offset } = req.validatedQuery
  const ladder = ladderOf(req.scope)
  await requireCustomer(req.scope, pathId(req))
  const { id } = await ladder.ladders.retrieveLadder(ladder_id)
  const { rows, count } = await ladder.reports.timelineOf(pathId(req), id, {
    limit,
    offset,
  })
  const nameOf = await actorNames(
    req.scope,
    rows.flatMap(({ recorded_by }) => recorded_by ?? [])
  )
  const timeline = rows.map((line) => fromTimelineLine(line, nameOf))
  res.json({ timeline, count, limit, offset })
}
