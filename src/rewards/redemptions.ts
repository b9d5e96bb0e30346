import type { MedusaContainer } from "@medusajs/framework/types"
import type { GrantRecord } from "../modules/ladder/types"
import { ladderOf } from "../modules/ladder/ladder-of"
import { readRows } from "./medusa"
import { factsOfCurrencies, toMinor } from "./money"

interface Adjustment {
  readonly promotion_id?: string | null
  readonly amount: unknown
  readonly is_tax_inclusive?: boolean | null
  readonly version?: number | null
}

interface Adjusted {
  readonly adjustments?: readonly Adjustment[] | null
  readonly tax_lines?: readonly { readonly rate: unknown }[] | null
}

interface OrderRow {
  readonly id: string
  readonly status: string
  readonly created_at: string | Date
  readonly currency_code: string
  readonly items?: readonly Adjusted[] | null
  readonly shipping_methods?: readonly Adjusted[] | null
}

const fields = [
  "id",
  "status",
  "created_at",
  "currency_code",
  ...["items", "shipping_methods"].flatMap((lines) => [
    `${lines}.adjustments.*`,
    `${lines}.tax_lines.rate`,
  ]),
]

/**
 * Marks the grants that these orders used, and answers with them; what an order
 * used that was cancelled since is granted again. Reads what
 * the orders really took off: a promotion's own count is never given back by
 * Medusa and does not say who used it. Ids without an order, and orders without
 * one of our coupons, are fine; so is asking again.
 */
export async function recogniseRedemptions(
  container: MedusaContainer,
  order_ids: readonly string[]
): Promise<GrantRecord[]> {
  if (order_ids.length === 0) {
    return []
  }
  const orders = await readRows<OrderRow>(container, "order", fields, {
    id: [...order_ids],
  })
  const facts = await factsOfCurrencies(
    container,
    orders.map(({ currency_code }) => currency_code)
  )
  const redemptions = orders
    .filter(({ status }) => status !== "draft")
    .flatMap((order) =>
      [...discountsIn(order)].map(([promotion_id, off]) => ({
        promotion_id,
        order_id: order.id,
        at: new Date(order.created_at).getTime(),
        discount: {
          amount: toMinor(off, facts.get(order.currency_code)?.decimals ?? 2),
          currency: order.currency_code.toLowerCase(),
        },
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

/**
 * What each promotion took off, with tax, as the shopper saw it. Medusa writes
 * adjustments again with each version of an order: the first ones are those of
 * the checkout.
 */
function discountsIn(order: OrderRow): Map<string, number> {
  const lines = [...(order.items ?? []), ...(order.shipping_methods ?? [])]
  const first = Math.min(
    ...lines
      .flatMap(({ adjustments }) => adjustments ?? [])
      .map(({ version }) => version ?? 1)
  )
  const found = new Map<string, number>()
  for (const { adjustments, tax_lines } of lines) {
    const taxes = (tax_lines ?? []).map(({ rate }) => Number(rate))
    const gross = 1 + taxes.reduce((sum, rate) => sum + rate, 0) / 100
    for (const one of adjustments ?? []) {
      if (one.promotion_id && (one.version ?? 1) === first) {
        const off = Number(one.amount) * (one.is_tax_inclusive ? 1 : gross)
        found.set(one.promotion_id, (found.get(one.promotion_id) ?? 0) + off)
      }
    }
  }
  return found
}
