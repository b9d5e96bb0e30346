import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../modules/ladder/ladder-of"
import type { AdminAdjustmentsResponse } from "../../../../types/http"
import { actorOf } from "../../../actor"
import { fromAdjustments } from "./convert"
import { personBehind } from "./person-of"
import type { AdjustmentsQuery } from "./validators"

/** Points by hand, latest first: of one state, of one customer, or all. */
export const GET = async (
  req: MedusaRequest<unknown, AdjustmentsQuery>,
  res: MedusaResponse<AdminAdjustmentsResponse>
) => {
  const { limit, offset, ...filter } = req.validatedQuery
  const [{ rows, count }, person_id] = await Promise.all([
    ladderOf(req.scope).adjustments.list(filter, { limit, offset }),
    personBehind(req, actorOf(req, null).actor_id),
  ])
  res.json({
    adjustments: await fromAdjustments(req.scope, rows, person_id),
    count,
    limit,
    offset,
  })
}
