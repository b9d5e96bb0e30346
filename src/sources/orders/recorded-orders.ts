import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../../engine"
import { ladderOf } from "../../modules/ladder/ladder-of"

/** More events than an order has. */
const events_max = 1_000

/** What is on record of each of the orders; nothing: no entry. */
export async function recordedOrders(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<ReadonlyMap<string, readonly ConversionEvent[]>> {
  const orders = new Map<string, ConversionEvent[]>()
  if (ids.length === 0) {
    return orders
  }
  const ranges = ids.map((id) => ({
    after: `order:${id}:`,
    before: `order:${id};`,
  }))
  const ladder = ladderOf(container)
  const events = await ladder.sweeping.recordedBetween(
    "orders",
    ranges,
    events_max
  )
  for (const event of events) {
    for (const id of orderOf(event)) {
      const known = orders.get(id)
      if (known) {
        known.push(event)
      } else {
        orders.set(id, [event])
      }
    }
  }
  return orders
}

/** The order an event on record is of; none for one that is not of an order. */
export const orderOf = ({ key, attributes }: ConversionEvent): string[] => {
  const id = attributes["order"]
  return typeof id === "string" && key.startsWith(`order:${id}:`) ? [id] : []
}
