import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ladderOf } from "../../../../modules/ladder/ladder-of"
import { linkBookOf } from "../../../../signed-links/link-book"
import type { StoreInviteResponse } from "../../../../types/http"
import { requireShopper } from "../require-shopper"

/** My code for friends, and the page of the shop to send them to. */
export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<StoreInviteResponse>
) => {
  const customer_id = await requireShopper(req)
  const ladder = ladderOf(req.scope)
  const code = await ladder.referrals.codeOf(customer_id)
  const page = linkBookOf(req.scope).pageOn(ladder.settings().referrals.path)
  res.json({
    invite: { code, url: page === null ? null : withCode(page, code) },
  })
}

function withCode(page: string, code: string): string {
  const url = new URL(page)
  url.searchParams.set("invite", code)
  return url.href
}
