import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { LadderModule } from "../../../../../modules/ladder/contract"
import { ladderOf } from "../../../../../modules/ladder/ladder-of"
import type { AdminGroupResponse } from "../../../../../types/http"
import type { PageOf } from "../../../../request-fields"
import { fromRun } from "../../offers/convert"
import { pathId } from "../../path-id"

/** Which rung a customer group belongs to, and what was offered to it. */
export const GET = async (
  req: MedusaRequest<unknown, PageOf>,
  res: MedusaResponse<AdminGroupResponse>
) => {
  const { limit, offset } = req.validatedQuery
  const ladder = ladderOf(req.scope)
  const [rung, { rows, count }] = await Promise.all([
    rungOfGroup(ladder, pathId(req)),
    ladder.offers.ofGroup(pathId(req), { limit, offset }),
  ])
  res.json({ rung, offers: rows.map(fromRun), count, limit, offset })
}

async function rungOfGroup(
  ladder: LadderModule,
  group_id: string
): Promise<AdminGroupResponse["rung"]> {
  const rungs = await ladder.ladders.listRungs()
  const rung = rungs.find(
    ({ customer_group_id }) => customer_group_id === group_id
  )
  if (!rung) {
    return null
  }
  const { id, name } = await ladder.ladders.retrieveLadder(rung.ladder_id)
  return {
    id: rung.rung,
    name: rung.name,
    position: rung.position,
    percent: rung.discount_percent,
    ladder: { id, name },
  }
}
