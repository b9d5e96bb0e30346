import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminMovesResponse } from "../../../../../../types/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import type { Period } from "../../../../../request-fields"
import { pathId } from "../../../path-id"

/** Moves up and down by day of the ladder's zone. */
export const GET = async (
  req: MedusaRequest<unknown, Period>,
  res: MedusaResponse<AdminMovesResponse>
) => {
  const { from, to } = req.validatedQuery
  const ladder = ladderOf(req.scope)
  const { id } = await ladder.ladders.retrieveLadder(pathId(req))
  const days = await ladder.reports.movesByDay(id, from, to)
  res.json({ moves: days.map(({ day, up, down }) => ({ day, up, down })) })
}
