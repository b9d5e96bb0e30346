import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { StoreLadderResponse } from "../../../types/http"
import { ladderOf } from "../../../modules/ladder/ladder-of"
import { fromGrant, fromStanding } from "./convert"
import { requireShopper } from "./require-shopper"

/** More usable coupons than these are not shown. */
const coupons_max = 100

/** My ladder: where I stand, what is missing, what I may use. */
export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<StoreLadderResponse>
) => {
  const customer_id = await requireShopper(req)
  const ladder = ladderOf(req.scope)
  const [standings, rungs, grants, now] = await Promise.all([
    ladder.reports.standingsOf(customer_id),
    ladder.ladders.listRungs(),
    ladder.outbox.listGrants(
      { customer_id, state: "issued" },
      { limit: coupons_max, offset: 0 }
    ),
    ladder.sweeping.now(),
  ])
  const usable = grants.rows.filter(
    ({ kind, expires_at }) =>
      kind === "coupon" && (expires_at === null || Date.parse(expires_at) > now)
  )
  res.json({
    standings: standings.map((standing) => fromStanding(standing, rungs)),
    coupons: usable.map(fromGrant),
  })
}
