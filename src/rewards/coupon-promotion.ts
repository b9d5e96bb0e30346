import type {
  CreatePromotionDTO,
  CreatePromotionRuleDTO,
} from "@medusajs/framework/types"
import type { ClaimedGrant } from "../modules/ladder/types"
import { currenciesOf, scopeOf, scopes } from "./coupon-settings"
import type { CouponSettings } from "./coupon-settings"
import { channelRules } from "./channel-rule"
import { toMajor, type CurrencyFacts } from "./money"

type Facts = ReadonlyMap<string, CurrencyFacts>

/**
 * The promotion that is this coupon. Its metadata names the grant it was made
 * for: that is how a retry tells it from a stranger's with the same code.
 *
 * Medusa's promotions know one currency. A coupon with amounts in several is
 * made for the first, and made over when it is added to a cart in another.
 *
 * @throws Error when the shop does not know the coupon's currency
 */
export function couponPromotion(
  grant: ClaimedGrant,
  settings: CouponSettings,
  facts: Facts
): CreatePromotionDTO {
  const currency = currenciesOf(settings)?.[0]
  return {
    code: grant.code,
    type: "standard",
    status: "active",
    is_automatic: false,
    limit: 1,
    metadata: metadataOf(grant),
    rules: [
      {
        attribute: "customer.id",
        operator: "eq",
        values: [grant.customer_id],
      },
      ...channelRules(grant.sales_channels),
      ...(currency === undefined
        ? []
        : currencyRules(settings, currency, facts)),
    ],
    ...discount(settings, currency, facts),
  }
}

/** Whose coupon it is, on the promotion. */
export const metadataOf = (grant: ClaimedGrant) => ({
  ladder_id: grant.ladder_id,
  ladder_grant: grant.id,
  ladder_reward: grant.reward,
  ladder_member: grant.member_id,
})

type Discount = Pick<
  CreatePromotionDTO,
  "application_method" | "is_tax_inclusive"
>

function discount(
  settings: CouponSettings,
  currency: string | undefined,
  facts: Facts
): Discount {
  const { percent, free_shipping } = settings
  if (free_shipping) {
    return {
      application_method: {
        type: "percentage",
        target_type: "shipping_methods",
        allocation: "across",
        value: 100,
      },
    }
  }
  const target = targetOf(settings)
  return percent === undefined
    ? amountOff(settings, currency ?? "", facts, target)
    : {
        application_method: { type: "percentage", value: percent, ...target },
      }
}

function amountOff(
  settings: CouponSettings,
  currency: string,
  facts: Facts,
  target: Target
): Discount {
  const terms = amountIn(settings, currency, facts)
  return {
    is_tax_inclusive: terms.is_tax_inclusive,
    application_method: {
      type: "fixed",
      ...terms.application_method,
      ...target,
    },
  }
}

/** What differs between currencies of a fixed amount off. */
export function amountIn(
  { amounts }: CouponSettings,
  currency: string,
  facts: Facts
) {
  const { decimals, tax_inclusive } = factsOf(currency, facts)
  return {
    // So that the amount is what the shopper sees going off the total.
    is_tax_inclusive: tax_inclusive,
    application_method: {
      value: toMajor(amounts?.[currency] ?? 0, decimals),
      // Without it the number would be taken off in any currency.
      currency_code: currency,
    },
  }
}

type Target =
  | { readonly target_type: "order" }
  | {
      readonly target_type: "items"
      readonly allocation: "across"
      readonly target_rules: CreatePromotionRuleDTO[]
    }

function targetOf(settings: CouponSettings): Target {
  const limited = scopeOf(settings)
  return limited === undefined
    ? { target_type: "order" }
    : {
        target_type: "items",
        allocation: "across",
        target_rules: [
          {
            attribute: scopes[limited.scope],
            operator: "in",
            values: [...limited.ids],
          },
        ],
      }
}

/**
 * What ties it to a currency. The minimum is measured before discounts, in
 * prices as the shop shows them: Medusa's `item_total` is already reduced by
 * the coupon itself, which would drop out again at the next change of the cart.
 */
export function currencyRules(
  { minimums }: CouponSettings,
  currency: string,
  facts: Facts
): CreatePromotionRuleDTO[] {
  const minimum = minimums?.[currency]
  if (minimum === undefined) {
    return []
  }
  const { decimals, tax_inclusive } = factsOf(currency, facts)
  return [
    { attribute: "currency_code", operator: "eq", values: [currency] },
    {
      attribute: measured(tax_inclusive),
      operator: "gte",
      values: [String(toMajor(minimum, decimals))],
    },
  ]
}

/** What a minimum is held against: prices as the shop shows them. */
export function measured(
  tax_inclusive: boolean
): "original_item_total" | "original_item_subtotal" {
  return tax_inclusive ? "original_item_total" : "original_item_subtotal"
}

function factsOf(currency: string, facts: Facts): CurrencyFacts {
  const found = facts.get(currency)
  if (!found) {
    throw new Error(`The shop has no currency "${currency}"`)
  }
  return found
}
