import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../modules/ladder/ladder-of"
import type { AdminReferralsResponse } from "../../../../types/http"
import { fromReferrals } from "./convert"
import type { ReferralsQuery } from "./validators"

/** Who invited whom, latest first: of one state, or all. */
export const GET = async (
  req: MedusaRequest<unknown, ReferralsQuery>,
  res: MedusaResponse<AdminReferralsResponse>
) => {
  const { state, limit, offset } = req.validatedQuery
  const { rows, count } = await ladderOf(req.scope).referrals.list(state, {
    limit,
    offset,
  })
  res.json({
    referrals: await fromReferrals(req.scope, rows),
    count,
    limit,
    offset,
  })
}
