import type { GrantRecord } from "../../modules/ladder/types"
import { per_cart_default } from "../../rewards/coupon-settings"
import type { CouponSettings } from "../../rewards/coupon-settings"
import { loginMark, type LoginMark } from "../../rewards/login-mark"
import { Refusal } from "../refusal"

/** What a cart holds, or would hold after a request. */
interface Stack {
  /** Personal coupons of ours. */
  readonly coupons: readonly GrantRecord[]
  /** Codes of the shop's own promotions. */
  readonly others: readonly string[]
}

/**
 * Refuses coupons that do not go together, or not with the shop's promotions.
 * Each coupon says what it allows; the strictest in the cart decides.
 *
 * @throws Refusal with the status given: 400 where codes are added, 409 at
 * completion
 */
export function refuseStack(
  { coupons, others }: Stack,
  status: 400 | 409
): void {
  for (const coupon of coupons) {
    const { per_cart = per_cart_default, with_other_promotions } =
      settingsOf(coupon)
    if (coupons.length > per_cart) {
      throw new Refusal(status, tooMany(coupon, per_cart, coupons))
    }
    if (with_other_promotions === "refused" && others.length > 0) {
      throw new Refusal(
        status,
        `The code ${coupon.code} works without other promotions only; the cart has ${others.join(", ")}: remove these, or ${coupon.code}`
      )
    }
  }
}

/** The mark of a cart that holds these coupons, and is its customer's. */
export function markFor(coupons: readonly GrantRecord[]): LoginMark {
  const instead = coupons.some(
    (coupon) => settingsOf(coupon).with_rung_discount === "instead"
  )
  return instead ? loginMark.instead : loginMark.value
}

function settingsOf({ settings }: GrantRecord): CouponSettings {
  return settings
}

function tooMany(
  { code }: GrantRecord,
  allowed: number,
  coupons: readonly GrantRecord[]
): string {
  const codes = coupons.map((coupon) => coupon.code).join(", ")
  return allowed === 1
    ? `Only 1 personal coupon can be used in an order with ${code}; these are ${codes}: remove all but one`
    : `Only ${allowed} personal coupons can be used in an order with ${code}; these are ${codes}: remove ${coupons.length - allowed}`
}
