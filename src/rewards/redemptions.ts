import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { GrantRecord, Money } from "../modules/ladder/types"
import { ladderOf } from "../modules/ladder/ladder-of"
import { byIds, queryByIds } from "../shop/query-shop"
import { readRows } from "./medusa"
import { factsOfCurrencies, toMinor, type CurrencyFacts } from "./money"

interface Adjustment {
  readonly promotion_id?: string | null
  readonly amount: unknown
  readonly is_tax_inclusive?: boolean | null
}

interface Adjusted {
  readonly adjustments?: readonly Adjustment[] | null
  readonly tax_lines?: readonly { readonly rate: unknown }[] | null
}

interface Lines {
  readonly items?: readonly Adjusted[] | null
  readonly shipping_methods?: readonly Adjusted[] | null
}

interface OrderRow extends Lines {
  readonly id: string
  readonly status: string
  readonly version: number
  readonly created_at: string | Date
  readonly currency_code: string
}

const lines = ["items", "shipping_methods"] as const

const fields = [
  "id",
  "status",
  "version",
  "created_at",
  "currency_code",
  ...lines.flatMap((line) => [
    `${line}.adjustments.*`,
    `${line}.tax_lines.rate`,
  ]),
]

/**
 * Marks the grants that these orders used, and answers with them; what an order
 * used that was cancelled since is granted again. Reads what the orders really
 * took off: a promotion's own count is never given back by Medusa and does not
 * say who used it. Ids without an order, and orders without one of our coupons,
 * are fine; so is asking again, which fills in what a coupon took off where that
 * could not be told before.
 */
export async function recogniseRedemptions(
  container: MedusaContainer,
  order_ids: readonly string[]
): Promise<GrantRecord[]> {
  const ids = await withDiscounts(container, order_ids)
  if (ids.length === 0) {
    return []
  }
  const orders = await readRows<OrderRow>(container, "order", fields, {
    id: ids,
  })
  const facts = await factsOfCurrencies(
    container,
    orders.map(({ currency_code }) => currency_code.toLowerCase())
  )
  const checkouts = await checkoutsOf(container, orders)
  const redemptions = orders
    .filter(({ status }) => status !== "draft")
    .flatMap((order) =>
      [...discountsIn(order, checkouts)].map(([promotion_id, off]) => ({
        promotion_id,
        order_id: order.id,
        at: new Date(order.created_at).getTime(),
        ...minorDiscount(off, order.currency_code.toLowerCase(), facts),
      }))
    )
  const ladder = ladderOf(container)
  const redeemed =
    redemptions.length > 0 ? await ladder.outbox.markRedeemed(redemptions) : []
  const canceled = orders.filter(({ status }) => status === "canceled")
  if (canceled.length > 0) {
    await ladder.coupons.renewCanceled(canceled.map(({ id }) => id))
  }
  return redeemed
}

const discountsByPromotion = byIds(
  "ladder-discounted-orders",
  (id_is) => `
select o.id from "order" o where o.id ${id_is} and (
  exists (
    select from order_item i
    join order_line_item_adjustment a
      on a.item_id = i.item_id and a.deleted_at is null
    where i.order_id = o.id and i.deleted_at is null
      and a.promotion_id is not null
  ) or exists (
    select from order_shipping s
    join order_shipping_method_adjustment a
      on a.shipping_method_id = s.shipping_method_id and a.deleted_at is null
    where s.order_id = o.id and s.deleted_at is null
      and a.promotion_id is not null
  )
)`
)

/** Those that a promotion took anything off: to read the others is in vain. */
async function withDiscounts(
  container: MedusaContainer,
  order_ids: readonly string[]
): Promise<string[]> {
  const rows = await queryByIds<{ id: string }>(
    container,
    discountsByPromotion,
    order_ids
  )
  return rows.map(({ id }) => id)
}

/** Nothing where the decimals are not known: a guess would stay for ever. */
function minorDiscount(
  off: number,
  currency: string,
  facts: ReadonlyMap<string, CurrencyFacts>
): { discount?: Money } {
  const known = facts.get(currency)
  return known
    ? { discount: { amount: toMinor(off, known.decimals), currency } }
    : {}
}

/** Edited orders as their checkout left them, by id. */
async function checkoutsOf(
  container: MedusaContainer,
  orders: readonly OrderRow[]
): Promise<ReadonlyMap<string, Lines>> {
  const edited = orders.filter(({ version }) => version > 1)
  if (edited.length === 0) {
    return new Map()
  }
  // `version` is understood, though the filter's type does not list it.
  const filter = { id: edited.map(({ id }) => id), version: 1 }
  const found = await container.resolve(Modules.ORDER).listOrders(filter, {
    relations: lines.flatMap((line) => [
      `${line}.adjustments`,
      `${line}.tax_lines`,
    ]),
    // No limit: with one, the version is not heeded.
    take: null,
  })
  return new Map(found.map((order) => [order.id, order]))
}

/**
 * What each promotion took off at the checkout: an edit may take the line away
 * it was taken off of. A promotion that only an edit brought counts as it is.
 */
function discountsIn(
  order: OrderRow,
  checkouts: ReadonlyMap<string, Lines>
): Map<string, number> {
  return new Map([
    ...takenOff(order),
    ...takenOff(checkouts.get(order.id) ?? order),
  ])
}

/** With tax, as the shopper saw it. */
function takenOff({ items, shipping_methods }: Lines): Map<string, number> {
  const found = new Map<string, number>()
  for (const { adjustments, tax_lines } of [
    ...(items ?? []),
    ...(shipping_methods ?? []),
  ]) {
    const taxes = (tax_lines ?? []).map(({ rate }) => Number(rate))
    const gross = 1 + taxes.reduce((sum, rate) => sum + rate, 0) / 100
    for (const one of adjustments ?? []) {
      if (one.promotion_id) {
        const off = Number(one.amount) * (one.is_tax_inclusive ? 1 : gross)
        found.set(one.promotion_id, (found.get(one.promotion_id) ?? 0) + off)
      }
    }
  }
  return found
}
