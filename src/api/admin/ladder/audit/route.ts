import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../modules/ladder/ladder-of"
import type { AdminAuditResponse } from "../../../../types/http"
import { pick } from "../../../pick"
import { actorNames } from "./actor-names"
import type { AuditQuery } from "./validators"

/** What staff changed, latest first: who, what, before, after and why. */
export const GET = async (
  req: MedusaRequest<unknown, AuditQuery>,
  res: MedusaResponse<AdminAuditResponse>
) => {
  const { limit, offset, ...filter } = req.validatedQuery
  const { rows, count } = await ladderOf(req.scope).audits.list(
    pick(filter, ["ladder_id", "subject", "actor_id"]),
    { limit, offset }
  )
  const nameOf = await actorNames(
    req.scope,
    rows.map(({ actor_id }) => actor_id)
  )
  res.json({
    changes: rows.map((row) => ({
      ...pick(row, [
        "id",
        "at",
        "action",
        "ladder_id",
        "subject",
        "before",
        "after",
        "reason",
      ]),
      actor: { id: row.actor_id, name: nameOf(row.actor_id) },
    })),
    count,
    limit,
    offset,
  })
}
