import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../../modules/ladder/ladder-of"
import type { AdminDropParkedResponse } from "../../../../../types/http"
import { actorOf } from "../../../../actor"
import { telling } from "../../../../telling"
import type { DropParked } from "../validators"

/** Parks an event no longer and does not count it. */
export const POST = async (
  req: MedusaRequest<DropParked>,
  res: MedusaResponse<AdminDropParkedResponse>
) => {
  const { key, reason } = req.validatedBody
  const { left } = await telling(
    ladderOf(req.scope).troubles.dropParked(key, actorOf(req, reason))
  )
  res.json({ drop: { key, left } })
}
