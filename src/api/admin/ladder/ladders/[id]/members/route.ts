import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import type { AdminMembersResponse } from "../../../../../../types/http"
import { telling } from "../../../../../telling"
import { pathId } from "../../../path-id"
import { membersFor } from "../../members"
import type { MembersQuery } from "../../validators"

/** Who stands on a rung, or whom a search finds; a page at a time. */
export const GET = async (
  req: MedusaRequest<unknown, MembersQuery>,
  res: MedusaResponse<AdminMembersResponse>
) => {
  const { after, limit, ...asked } = req.validatedQuery
  const ladder = await ladderOf(req.scope).ladders.retrieveLadder(pathId(req))
  const page = { after: after ?? null, limit }
  const { rows, ...rest } = await telling(
    membersFor(req.scope, ladder, asked, page)
  )
  res.json({ members: rows, ...rest })
}
