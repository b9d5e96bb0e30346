import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminGrantsResponse } from "../../../../../../types/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import type { PageOf } from "../../../../../request-fields"
import { requireCustomer } from "../../../customer-references"
import { fromGrant } from "../../../grants/convert"
import { pathId } from "../../../path-id"

/** Reward grants of one customer. */
export const GET = async (
  req: MedusaRequest<unknown, PageOf>,
  res: MedusaResponse<AdminGrantsResponse>
) => {
  const { limit, offset } = req.validatedQuery
  await requireCustomer(req.scope, pathId(req))
  const { rows, count } = await ladderOf(req.scope).outbox.listGrants(
    { customer_id: pathId(req) },
    { limit, offset }
  )
  res.json({ grants: rows.map(fromGrant), count, limit, offset })
}
