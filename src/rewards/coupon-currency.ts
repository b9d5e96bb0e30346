import type { MedusaContainer } from "@medusajs/framework/types"
import type { GrantRecord } from "../modules/ladder/types"
import { amountIn, currencyRules } from "./coupon-promotion"
import { currenciesOf, type CouponSettings } from "./coupon-settings"
import { readRows, runWorkflow } from "./medusa"
import { factsOfCurrencies } from "./money"

interface PromotionRow {
  readonly id: string
  readonly code: string
  readonly application_method: { readonly currency_code: string | null }
  readonly rules: readonly {
    readonly id: string
    readonly attribute: string
    readonly values: readonly { readonly value: string }[]
  }[]
}

const fields = [
  "id",
  "code",
  "application_method.currency_code",
  "rules.id",
  "rules.attribute",
  "rules.values.value",
] as const

/**
 * Makes coupons over for the currency of the cart they are about to be in.
 * Medusa's promotions know one currency; ours have one customer, who can use
 * them once, so nobody else's cart is touched. What another cart of theirs
 * took off in the currency before, it took off rightly.
 */
export async function followCurrency(
  container: MedusaContainer,
  grants: readonly GrantRecord[],
  currency: string
): Promise<void> {
  const several = grants.filter(({ settings }) => {
    const currencies = currenciesOf(settings) ?? []
    return currencies.length > 1 && currencies.includes(currency)
  })
  if (several.length === 0) {
    return
  }
  const rows = await readRows<PromotionRow>(container, "promotion", fields, {
    code: several.map(({ code }) => code),
  })
  for (const { code, settings } of several) {
    const promotion = rows.find((row) => row.code === code)
    if (promotion && currencyIn(promotion) !== currency) {
      await makeOver(container, promotion, settings, currency)
    }
  }
}

function currencyIn({
  application_method,
  rules,
}: PromotionRow): string | null {
  const rule = rules.find(({ attribute }) => attribute === "currency_code")
  return application_method.currency_code ?? rule?.values[0]?.value ?? null
}

async function makeOver(
  container: MedusaContainer,
  { id, rules }: PromotionRow,
  settings: CouponSettings,
  currency: string
): Promise<void> {
  const facts = await factsOfCurrencies(container, [currency])
  const wanted = currencyRules(settings, currency, facts)
  if (wanted.length > 0) {
    const old = [
      rules.find(({ attribute }) => attribute === "currency_code"),
      rules.find(({ attribute }) => attribute.startsWith("original_item_")),
    ]
    await runWorkflow(container, "update-promotion-rules-workflow", {
      data: wanted.flatMap(({ attribute, values }, i) => {
        const rule = old[i]
        return rule ? [{ id: rule.id, attribute, values: [values].flat() }] : []
      }),
    })
  }
  if (settings.amounts !== undefined) {
    await runWorkflow(container, "update-promotions", {
      promotionsData: [{ id, ...amountIn(settings, currency, facts) }],
    })
  }
}
