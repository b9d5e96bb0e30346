import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminGrantsResponse } from "../../../../types/http"
import { ladderOf } from "../../../../modules/ladder/ladder-of"
import { fromGrant } from "./convert"
import type { GrantsQuery } from "./validators"

/** Reward grants of everybody, narrowed by ladder, customer, state or offer. */
export const GET = async (
  req: MedusaRequest<unknown, GrantsQuery>,
  res: MedusaResponse<AdminGrantsResponse>
) => {
  const { limit, offset, ladder_id, customer_id, state, offer_key } =
    req.validatedQuery
  const { rows, count } = await ladderOf(req.scope).outbox.listGrants(
    {
      ...(ladder_id !== undefined && { ladder_id }),
      ...(customer_id !== undefined && { customer_id }),
      ...(state !== undefined && { state }),
      ...(offer_key !== undefined && { offer_key }),
    },
    { limit, offset }
  )
  res.json({ grants: rows.map(fromGrant), count, limit, offset })
}
