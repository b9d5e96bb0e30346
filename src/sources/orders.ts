import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../engine"
import { ladderOf } from "../modules/ladder/ladder-of"
import type { OrderSettings } from "../modules/ladder/options"
import { findOrderIds } from "./orders/find-order-ids"
import { followTransfers } from "./orders/follow-transfers"
import { moneyEvents } from "./orders/money-events"
import { readOrderFacts } from "./orders/read-order-facts"
import { readOrderTotals } from "./orders/read-order-totals"
import { scanOrders } from "./orders/scan-orders"
import { totalEvents } from "./orders/total-events"
import { findVanished, vanishedEvents } from "./orders/vanished-orders"
import { queryShop } from "./query-shop"
import type { Source } from "./source"

/**
 * Purchases and all that becomes of them. Medusa's names are kept here, in one
 * place: the last five are not documented, they are what its modules emit for
 * any row, and they announce what no other event does.
 */
export const orders: Source = {
  name: "orders",
  hints: [
    "order.placed",
    "order.updated",
    "order.completed",
    "order.canceled",
    "order.return_received",
    "order.claim_created",
    "order.exchange_created",
    "order-edit.confirmed",
    "payment.captured",
    "payment.refunded",
    "order.order.created",
    "order.order.deleted",
    "order.order-summary.created",
    "order.order-transaction.created",
    "payment.payment.updated",
  ],
  idsOf: findOrderIds,
  settings: settingsOf,
  read: (container, ids) => readOrders(container, ids, settingsOf(container)),
  scan: scanOrders,
  vanished: findVanished,
  oldest: async (container) => {
    const sql = 'select min(created_at) as at from "order"'
    const rows = await queryShop<{ at: Date | null }>(container, sql, [])
    return rows[0]?.at ?? null
  },
}

function settingsOf(container: MedusaContainer): OrderSettings {
  return ladderOf(container).settings().orders
}

/** The conversion events of orders, as the settings want them counted. */
export async function readOrders(
  container: MedusaContainer,
  ids: readonly string[],
  settings: OrderSettings
): Promise<ConversionEvent[]> {
  const facts = await readOrderFacts(container, ids)
  const totals = await readOrderTotals(container, facts, settings)
  const toEvents = settings.counts === "money" ? moneyEvents : totalEvents
  const events = facts.flatMap((order) => {
    const byVersion = totals.get(order.id)
    return byVersion ? followTransfers(order, toEvents(order, byVersion)) : []
  })
  const found = new Set(facts.map(({ id }) => id))
  const missing = ids.filter((id) => !found.has(id))
  return [...events, ...(await vanishedEvents(container, missing))]
}
