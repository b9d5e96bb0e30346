import type { MedusaContainer } from "@medusajs/framework/types"
import { ladderOf } from "../modules/ladder/ladder-of"
import type { OrderSettings } from "../modules/ladder/options"
import { findOrderIds } from "./orders/find-order-ids"
import { readOrders } from "./orders/read-orders"
import { scanOrders } from "./orders/scan-orders"
import { findVanished, vanishedEvents } from "./orders/vanished-orders"
import { queryShop } from "../shop/query-shop"
import type { Source } from "./source"

/**
 * Purchases and all that becomes of them. Medusa's names are kept here, in one
 * place: the last four are not documented, they are what its modules emit for
 * any row, and they announce what no other event does.
 */
export const orders: Source = {
  name: "orders",
  keys: ["order:"],
  hints: [
    "order.placed",
    "order.updated",
    "order.completed",
    "order.canceled",
    "order.return_requested",
    "order.return_received",
    "order.claim_created",
    "order.exchange_created",
    "order-edit.confirmed",
    "delivery.created",
    "payment.captured",
    "payment.refunded",
    "order.order.created",
    "order.order-summary.created",
    "order.order-transaction.created",
    "payment.payment.updated",
  ],
  idsOf: findOrderIds,
  settings: (container) => {
    const { counts, tax, shipping, gift_cards } = settingsOf(container)
    return { counts, tax, shipping, gift_cards }
  },
  read: (container, ids) => readOrders(container, ids, settingsOf(container)),
  scan: scanOrders,
  vanished: {
    find: findVanished,
    read: async (container, ids) => [
      ...(await readOrders(container, ids, settingsOf(container))),
      ...(await vanishedEvents(container, ids)),
    ],
  },
  oldest: async (container) => {
    const sql = 'select min(created_at) as at from "order"'
    const rows = await queryShop<{ at: Date | null }>(container, sql, [])
    return rows[0]?.at ?? null
  },
}

function settingsOf(container: MedusaContainer): OrderSettings {
  return ladderOf(container).settings().orders
}
