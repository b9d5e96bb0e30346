import type { MedusaContainer } from "@medusajs/framework/types"
import type { GrantRecord } from "../../modules/ladder/types"
import { channel_attribute } from "../../rewards/channel-rule"
import { measured } from "../../rewards/coupon-promotion"
import { currenciesOf, scopeOf } from "../../rewards/coupon-settings"
import type { CouponSettings, Scope } from "../../rewards/coupon-settings"
import { readRows } from "../../rewards/medusa"
import { factsOfCurrencies, toMajor } from "../../rewards/money"
import type { CurrencyFacts } from "../../rewards/money"
import { Refusal } from "../refusal"

/** What a coupon is held against. */
interface Filled {
  readonly currency_code: string
  readonly sales_channel_id: string | null
  readonly original_item_total: number
  readonly original_item_subtotal: number
  readonly items?: readonly (Line | null)[] | null
  readonly shipping_methods?: readonly unknown[] | null
}

interface Line {
  readonly product?: {
    readonly id: string
    readonly collection_id: string | null
    readonly categories?: readonly ({ readonly id: string } | null)[] | null
  } | null
}

const fields = [
  "currency_code",
  "sales_channel_id",
  "original_item_total",
  "original_item_subtotal",
  "items.*",
  "items.tax_lines.*",
  "items.adjustments.*",
  "items.product.id",
  "items.product.collection_id",
  "items.product.categories.id",
  "shipping_methods.id",
] as const

/**
 * Refuses coupons that would take nothing off the cart as it is now: Medusa
 * takes such a code, gives nothing and forgets it without a word.
 *
 * @throws Refusal 400 with what is missing
 */
export async function refuseWorthless(
  scope: MedusaContainer,
  cart_id: string,
  grants: readonly GrantRecord[]
): Promise<void> {
  if (grants.length === 0) {
    return
  }
  const [[cart], promotions] = await Promise.all([
    readRows<Filled>(scope, "cart", fields, { id: cart_id }),
    promotionsOf(scope, grants),
  ])
  if (!cart) {
    return
  }
  const { currency_code } = cart
  const facts = (await factsOfCurrencies(scope, [currency_code])).get(
    currency_code
  )
  for (const { code, settings } of grants) {
    const why =
      whyOutOfPlace(promotions.get(code), cart) ??
      whyWorthless(settings, cart, facts)
    if (why !== null) {
      throw new Refusal(400, `The code ${code} ${why}`)
    }
  }
}

interface PromotionRow {
  readonly code: string
  readonly used: number | null
  readonly rules: readonly {
    readonly attribute: string
    readonly values: readonly { readonly value: string }[]
  }[]
}

async function promotionsOf(
  scope: MedusaContainer,
  grants: readonly GrantRecord[]
): Promise<ReadonlyMap<string, PromotionRow>> {
  const rows = await readRows<PromotionRow>(
    scope,
    "promotion",
    ["code", "used", "rules.attribute", "rules.values.value"],
    { code: grants.map(({ code }) => code) }
  )
  return new Map(rows.map((row) => [row.code, row]))
}

/** What the shop says of it already: an order may have used it just now. */
function whyOutOfPlace(
  promotion: PromotionRow | undefined,
  { sales_channel_id }: Filled
): string | null {
  if ((promotion?.used ?? 0) > 0) {
    return "has been used"
  }
  const channels = promotion?.rules.find(
    ({ attribute }) => attribute === channel_attribute
  )
  return channels &&
    !channels.values.some(({ value }) => value === sales_channel_id)
    ? "works in other sales channels than this cart's only"
    : null
}

function whyWorthless(
  settings: CouponSettings,
  cart: Filled,
  facts: CurrencyFacts | undefined
): string | null {
  const currencies = currenciesOf(settings)
  if (currencies !== null && !currencies.includes(cart.currency_code)) {
    return `works in ${currencies.join(", ")} only; the cart is in ${cart.currency_code}`
  }
  const limited = scopeOf(settings)
  if (limited && !linesOf(cart).some((line) => isIn(line, limited))) {
    return `is for some ${limited.scope} only; none of them is in the cart`
  }
  const missing = facts && whatIsMissing(settings, cart, facts)
  if (missing) {
    return missing
  }
  if (settings.free_shipping && (cart.shipping_methods ?? []).length === 0) {
    return "takes the delivery costs off: choose a delivery first, then add it"
  }
  return null
}

function whatIsMissing(
  { minimums }: CouponSettings,
  cart: Filled,
  { decimals, tax_inclusive }: CurrencyFacts
): string | null {
  const { currency_code } = cart
  const minimum = toMajor(minimums?.[currency_code] ?? 0, decimals)
  const worth = Number(cart[measured(tax_inclusive)])
  const shown = (amount: number) =>
    `${amount.toFixed(decimals)} ${currency_code.toUpperCase()}`
  return worth < minimum
    ? `needs an order of at least ${shown(minimum)}; the cart has ${shown(worth)}`
    : null
}

function linesOf({ items }: Filled): Line[] {
  return (items ?? []).flatMap((line) => line ?? [])
}

function isIn(
  { product }: Line,
  { scope, ids }: { readonly scope: Scope; readonly ids: readonly string[] }
): boolean {
  const of = {
    products: [product?.id],
    collections: [product?.collection_id],
    categories: (product?.categories ?? []).map((one) => one?.id),
  }
  return of[scope].some((id) => id != null && ids.includes(id))
}
