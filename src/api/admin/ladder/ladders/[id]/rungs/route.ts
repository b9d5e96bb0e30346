import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminRungsResponse } from "../../../../../../types/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import { pathId } from "../../../path-id"
import { fromRung } from "../../convert"

/** How many members stand on each rung, the ground included. */
export const GET = async (
  req: MedusaRequest,
  res: MedusaResponse<AdminRungsResponse>
) => {
  const ladder = ladderOf(req.scope)
  const { id } = await ladder.ladders.retrieveLadder(pathId(req))
  const [counted, held] = await Promise.all([
    ladder.reports.membersByRung(id),
    ladder.ladders.listRungs(id),
  ])
  const byRung = new Map(held.map((rung) => [rung.rung, rung]))
  res.json({
    rungs: counted.map((rung) =>
      fromRung(rung, byRung.get(rung.rung_id ?? ""))
    ),
  })
}
