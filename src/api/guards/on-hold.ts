import type { MedusaRequest } from "@medusajs/framework/http"
import type { GrantRecord } from "../../modules/ladder/types"
import { couponHoldOf } from "../../rewards/coupon-hold"
import { Refusal } from "../refusal"
import { customerIn } from "./guarded-cart"

/**
 * Refuses coupons for a while after their customer's password was changed: who
 * took the account over would use them all within a minute, and the owner has
 * time to hear of it. What stands for the rung itself is not held.
 *
 * @throws Refusal with the status given: 400 where codes are added, 409 at
 * completion
 */
export async function refuseOnHold(
  req: MedusaRequest,
  coupons: readonly GrantRecord[],
  status: 400 | 409
): Promise<void> {
  const customer_id = customerIn(req)
  if (coupons.length === 0 || customer_id === null) {
    return
  }
  const hold = await couponHoldOf(req.scope, {
    customer_id,
    auth_identity_id: identityIn(req),
  })
  if (hold) {
    const codes = coupons.map(({ code }) => code).join(", ")
    throw new Refusal(
      status,
      `The code ${codes} is on hold until ${hold.until}, because the password of this account was changed: use it after that, or order without it`
    )
  }
}

/** What the shopper logged in with. */
export function identityIn(req: object): string | undefined {
  const { auth_context } = req as {
    auth_context?: { auth_identity_id?: string }
  }
  return auth_context?.auth_identity_id || undefined
}
