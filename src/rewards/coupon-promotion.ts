import type {
  CreatePromotionDTO,
  CreatePromotionRuleDTO,
} from "@medusajs/framework/types"
import type { ClaimedGrant } from "../modules/ladder/types"
import type { CouponSettings } from "./coupon"
import { loginRule } from "./login-mark"
import { toMajor, type CurrencyFacts } from "./money"

type Facts = ReadonlyMap<string, CurrencyFacts>

/**
 * The promotion that is this coupon. Its metadata names the grant it was made
 * for: that is how a retry tells it from a stranger's with the same code.
 *
 * @throws Error when the shop does not know the coupon's currency
 */
export function couponPromotion(
  grant: ClaimedGrant,
  settings: CouponSettings,
  facts: Facts
): CreatePromotionDTO {
  return {
    code: grant.code,
    type: "standard",
    status: "active",
    is_automatic: false,
    limit: 1,
    metadata: {
      ladder_id: grant.ladder_id,
      ladder_grant: grant.id,
      ladder_reward: grant.reward,
      ladder_member: grant.member_id,
    },
    rules: [
      {
        attribute: "customer.id",
        operator: "eq",
        values: [grant.customer_id],
      },
      loginRule,
      ...minimumRules(settings, facts),
    ],
    ...discount(settings, facts),
  }
}

function discount(
  { percent, amount, currency }: CouponSettings,
  facts: Facts
): Pick<CreatePromotionDTO, "application_method" | "is_tax_inclusive"> {
  if (amount === undefined) {
    return {
      application_method: {
        type: "percentage",
        target_type: "order",
        value: percent ?? 0,
      },
    }
  }
  const { decimals, tax_inclusive } = factsOf(currency, facts)
  return {
    // So that the amount is what the shopper sees going off the total.
    is_tax_inclusive: tax_inclusive,
    application_method: {
      type: "fixed",
      target_type: "order",
      value: toMajor(amount, decimals),
      // Without it the number would be taken off in any currency.
      currency_code: currency ?? "",
    },
  }
}

/**
 * The minimum is measured before discounts, in prices as the shop shows them.
 * Medusa's `item_total` is already reduced by the coupon itself, which would
 * drop out again at the next change of the cart.
 */
function minimumRules(
  { minimum, currency }: CouponSettings,
  facts: Facts
): CreatePromotionRuleDTO[] {
  if (minimum === undefined) {
    return []
  }
  const { decimals, tax_inclusive } = factsOf(currency, facts)
  return [
    { attribute: "currency_code", operator: "eq", values: [currency ?? ""] },
    {
      attribute: tax_inclusive
        ? "original_item_total"
        : "original_item_subtotal",
      operator: "gte",
      values: [String(toMajor(minimum, decimals))],
    },
  ]
}

function factsOf(currency: string | undefined, facts: Facts): CurrencyFacts {
  const found = facts.get(currency ?? "")
  if (!found) {
    throw new Error(`The shop has no currency "${currency}"`)
  }
  return found
}
