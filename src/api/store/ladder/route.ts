import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { StoreLadderResponse } from "../../../types/http"
import { ladderOf } from "../../../modules/ladder/ladder-of"
import type { CustomerStanding } from "../../../modules/ladder/types"
import { channelsOf } from "../../channels-of"
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
    standings: standings
      .filter((standing) => isAbout(standing, channelsOf(req)))
      .map((standing) => fromStanding(standing, rungs)),
    coupons: usable.map(fromGrant),
  })
}

/** A shop front shows the ladders of its own sales channels. */
function isAbout(
  { sales_channels }: CustomerStanding,
  channels: readonly string[]
): boolean {
  return (
    sales_channels === null ||
    sales_channels.some((id) => channels.includes(id))
  )
}
