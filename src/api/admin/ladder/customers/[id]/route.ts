import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminStandingsResponse } from "../../../../../types/http"
import { ladderOf } from "../../../../../modules/ladder/ladder-of"
import { requireCustomer } from "../../customer-references"
import { pathId } from "../../path-id"
import { fromStanding } from "../convert"

/** Where a customer stands on every published ladder, and why. */
export const GET = async (
  req: MedusaRequest,
  res: MedusaResponse<AdminStandingsResponse>
) => {
  await requireCustomer(req.scope, pathId(req))
  const standings = await ladderOf(req.scope).reports.standingsOf(pathId(req))
  res.json({ standings: standings.map(fromStanding) })
}
