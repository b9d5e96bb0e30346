import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ladderOf } from "../../../../../modules/ladder/ladder-of"
import type { GrantRecord } from "../../../../../modules/ladder/types"
import { normaliseCode } from "../../../../../rewards/code"
import { couponHoldOf } from "../../../../../rewards/coupon-hold"
import type {
  StoreCouponResponse,
  StoreCouponState,
} from "../../../../../types/http"
import { identityIn } from "../../../../guards/on-hold"
import { countGuesses, refuseGuesser } from "../../../../guessing"
import { fromGrant } from "../../convert"
import { requireShopper } from "../../require-shopper"

/** What a code is worth to the shopper, in any spelling. */
export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<StoreCouponResponse>
) => {
  const customer_id = await requireShopper(req)
  await refuseGuesser(req)
  const ladder = ladderOf(req.scope)
  const code = normaliseCode(req.params["code"] ?? "")
  const [grant] = await ladder.outbox.grantsByCode([code])
  // Whosesoever it is, the way is the same from here on, and as long.
  const own = grant?.customer_id === customer_id ? grant : undefined
  const state = own ? stateOf(own) : "unknown"
  if (!own || state === "unknown") {
    await countGuesses(req, 1)
    res.json({ state: "unknown", coupon: null, held_until: null })
    return
  }
  const hold =
    state === "valid"
      ? await couponHoldOf(req.scope, {
          customer_id,
          auth_identity_id: identityIn(req),
        })
      : null
  res.json({
    state: hold ? "held" : state,
    coupon: fromGrant(own),
    held_until: hold?.until ?? null,
  })
}

/** A code that was never handed out is known to nobody. */
function stateOf(grant: GrantRecord): StoreCouponState {
  const { kind, state, issued_at } = grant
  if (kind !== "coupon" || issued_at === null) {
    return "unknown"
  }
  switch (state) {
    case "redeemed":
      return "used"
    case "expired":
      return "expired"
    case "revoked":
      return grant.redeemed_at === null ? "void" : "used"
    default:
      return "valid"
  }
}
