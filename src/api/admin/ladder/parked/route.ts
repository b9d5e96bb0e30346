import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminParkedResponse } from "../../../../types/http"
import { ladderOf } from "../../../../modules/ladder/ladder-of"
import { pick } from "../../../pick"
import type { PageOf } from "../../../request-fields"

/** Events kept with a reason, to be tried again. */
export const GET = async (
  req: MedusaRequest<unknown, PageOf>,
  res: MedusaResponse<AdminParkedResponse>
) => {
  const { limit, offset } = req.validatedQuery
  const ladder = ladderOf(req.scope)
  const { rows, count } = await ladder.sweeping.listParked({ limit, offset })
  const parked = rows.map((event) =>
    pick(event, ["key", "type", "customer_id", "reason", "tries", "parked_at"])
  )
  res.json({ parked, count, limit, offset })
}
