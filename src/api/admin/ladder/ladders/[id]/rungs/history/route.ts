import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../../../../modules/ladder/ladder-of"
import type { AdminRungHistoryResponse } from "../../../../../../../types/http"
import type { Period } from "../../../../../../request-fields"
import { pathId } from "../../../../path-id"

/** Members on each rung at the end of each day. */
export const GET = async (
  req: MedusaRequest<unknown, Period>,
  res: MedusaResponse<AdminRungHistoryResponse>
) => {
  const { from, to } = req.validatedQuery
  const ladder = ladderOf(req.scope)
  const { id, live } = await ladder.ladders.retrieveLadder(pathId(req))
  const history = await ladder.reports.rungHistory(id, from, to)
  const rungs = (live?.rungs ?? []).map(({ id, name }) => ({ rung: id, name }))
  res.json({
    rungs,
    days: history.map(({ day, members }) => ({
      day,
      members: rungs.map(
        ({ rung }) => members.find((one) => one.rung_id === rung)?.members ?? 0
      ),
    })),
  })
}
