import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../engine"
import { ladderOf } from "../modules/ladder/ladder-of"
import type { OrderSettings } from "../modules/ladder/options"
import { endOf, restorationOf } from "./orders/ends"
import { findOrderIds } from "./orders/find-order-ids"
import { orderAttributes } from "./orders/order-attributes"
import { followTransfers } from "./orders/follow-transfers"
import { moneyEvents } from "./orders/money-events"
import { readOrderFacts } from "./orders/read-order-facts"
import { readOrderTotals } from "./orders/read-order-totals"
import { recordedOrders } from "./orders/recorded-orders"
import { scanOrders } from "./orders/scan-orders"
import { totalEvents } from "./orders/total-events"
import { findVanished, vanishedEvents } from "./orders/vanished-orders"
import { queryShop } from "../shop/query-shop"
import { readProductFacts } from "./product-facts"
import type { Source } from "./source"

/**
 * Purchases and all that becomes of them. Medusa's names are kept here, in one
 * place: the last four are not documented, they are what its modules emit for
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
    "order.order-summary.created",
    "order.order-transaction.created",
    "payment.payment.updated",
  ],
  idsOf: findOrderIds,
  settings: settingsOf,
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

/**
 * The conversion events of orders, as the settings want them counted. What is on
 * record matters twice: an order that was ended because it was gone, and is
 * there, counts again; and one that was counted is ended by its cancellation,
 * though what we know now says it should not have been counted.
 */
export async function readOrders(
  container: MedusaContainer,
  ids: readonly string[],
  settings: OrderSettings
): Promise<ConversionEvent[]> {
  const facts = await readOrderFacts(container, ids)
  const products = await readProductFacts(
    container,
    facts.flatMap(({ lines }) => lines.flatMap((line) => line.product_id ?? []))
  )
  const totals = await readOrderTotals(container, facts, settings)
  const toEvents = settings.counts === "money" ? moneyEvents : totalEvents
  const found = facts.map(({ id }) => id)
  const recorded = await recordedOrders(container, found)
  return facts.flatMap((order) => {
    const { id, canceled_at } = order
    const byVersion = totals.get(id)
    if (!byVersion) {
      return []
    }
    const events = followTransfers(order, toEvents(order, byVersion))
    const before = recorded.get(id) ?? []
    const more =
      canceled_at !== null && events.length === 0
        ? endOf(id, before, canceled_at)
        : restorationOf(id, before)
    return (more ? [...events, more] : events).map((event) =>
      event.type === "order.placed"
        ? {
            ...event,
            attributes: {
              ...event.attributes,
              ...orderAttributes(order, event.at, products),
            },
          }
        : event
    )
  })
}
