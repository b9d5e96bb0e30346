import type { MedusaContainer } from "@medusajs/framework/types"
import type { GrantRecord } from "../modules/ladder/types"
import { ladderOf } from "../modules/ladder/ladder-of"
import { readRows } from "./medusa"

interface Adjusted {
  readonly adjustments?: readonly { promotion_id?: string | null }[] | null
}

interface OrderRow {
  readonly id: string
  readonly status: string
  readonly created_at: string | Date
  readonly items?: readonly Adjusted[] | null
  readonly shipping_methods?: readonly Adjusted[] | null
}

const fields = [
  "id",
  "status",
  "created_at",
  "items.adjustments.promotion_id",
  "shipping_methods.adjustments.promotion_id",
] as const

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
  const redemptions = orders
    .filter(({ status }) => status !== "draft")
    .flatMap((order) =>
      [...promotionsIn(order)].map((promotion_id) => ({
        promotion_id,
        order_id: order.id,
        at: new Date(order.created_at).getTime(),
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

function promotionsIn(order: OrderRow): Set<string> {
  return new Set(
    [...(order.items ?? []), ...(order.shipping_methods ?? [])]
      .flatMap(({ adjustments }) => adjustments ?? [])
      .flatMap(({ promotion_id }) => promotion_id ?? [])
  )
}
