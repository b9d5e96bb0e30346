import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../modules/ladder/ladder-of"
import type { AdminFailedGrantsResponse } from "../../../../types/http"
import { pick } from "../../../pick"
import type { PageOf } from "../../../request-fields"
import { customerReferences } from "../customer-references"

/** Grants tried in vain: to be issued, or to be made worthless. */
export const GET = async (
  req: MedusaRequest<unknown, PageOf>,
  res: MedusaResponse<AdminFailedGrantsResponse>
) => {
  const { limit, offset } = req.validatedQuery
  const { rows, count } = await ladderOf(req.scope).troubles.listFailed({
    limit,
    offset,
  })
  const customerOf = await customerReferences(
    req.scope,
    rows.map(({ customer_id }) => customer_id)
  )
  const grants = rows.map((grant) => ({
    ...pick(grant, [
      "id",
      "ladder_id",
      "name",
      "kind",
      "doing",
      "reason",
      "tries",
      "next_try_at",
      "created_at",
    ]),
    customer: customerOf(grant.customer_id),
  }))
  res.json({ grants, count, limit, offset })
}
