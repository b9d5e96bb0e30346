import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ladderOf } from "../../../../../modules/ladder/ladder-of"
import type { AdminBehindPromotionResponse } from "../../../../../types/http"
import { customerReferences } from "../../customer-references"
import { fromGrant } from "../../grants/convert"
import { pathId } from "../../path-id"

/** What of ours is behind a promotion; all null for one of the shop's own. */
export const GET = async (
  req: MedusaRequest,
  res: MedusaResponse<AdminBehindPromotionResponse>
) => {
  const ladder = ladderOf(req.scope)
  const id = pathId(req)
  const [[grant], rungs] = await Promise.all([
    ladder.outbox.grantsByPromotion([id]),
    ladder.ladders.listRungs(),
  ])
  const rung = rungs.find(({ promotion_id }) => promotion_id === id)
  const ladder_id = grant?.ladder_id ?? rung?.ladder_id
  if (ladder_id === undefined) {
    res.json({ ladder: null, coupon: null, rung: null })
    return
  }
  const { name } = await ladder.ladders.retrieveLadder(ladder_id)
  res.json({
    ladder: { id: ladder_id, name },
    coupon: grant
      ? {
          grant: fromGrant(grant),
          customer: (await customerReferences(req.scope, [grant.customer_id]))(
            grant.customer_id
          ),
          reached: await ladder.reports.reachedFor(grant.id),
        }
      : null,
    rung:
      !grant && rung
        ? {
            id: rung.rung,
            name: rung.name,
            position: rung.position,
            percent: rung.discount_percent,
          }
        : null,
  })
}
