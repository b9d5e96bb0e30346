import type { ConversionEvent } from "../../engine"
import { MathBN } from "@medusajs/framework/utils"
import { withCompensation } from "./compensation"
import { orderEvent } from "./order-event"
import type { OrderFacts } from "./order-facts"
import type { TotalsByVersion } from "./read-order-totals"
import { compensate, type Shield } from "./shields"
import { shareOf, type VersionTotals } from "./worth"

/**
 * What `money` counts: what was captured less what was refunded. The first
 * capture is the purchase; all that follows adds to it or takes from it, so
 * that an order counts as one.
 */
export function moneyEvents(
  order: OrderFacts,
  totals: TotalsByVersion,
  shields: readonly Shield[] = []
): ConversionEvent[] {
  // What is sent instead counts once it is paid: nothing of it goes off again.
  const rooms = shields.map((shield) => ({ ...shield, given: 0 }))
  const events: ConversionEvent[] = []
  let net = MathBN.convert(0)
  let before = 0
  let first: string | undefined
  for (const { id, at, amount, version } of order.transactions) {
    net = MathBN.add(net, amount)
    const split = splitAt(totals, version)
    const worth = split ? shareOf(split, net, order.currency) : 0
    const value = worth - before
    const captured = MathBN.gt(amount, 0)
    const name = `tx:${id}`
    if (first === undefined && captured) {
      first = name
      events.push(orderEvent(order, { type: "order.placed", at, name, value }))
    } else if (first !== undefined && value !== 0) {
      const type = captured ? "order.changed" : "order.refunded"
      const step = { type, at, name, value, reverses: first }
      const off = captured ? 0 : compensate(rooms, { at }, -value)
      events.push(...withCompensation(order, step, off))
    }
    before = first === undefined ? 0 : worth
  }
  return events
}

/**
 * How money splits into what counts and what does not: as the version did that
 * was current when it moved or, where nothing was left in it, the last before.
 */
function splitAt(
  totals: TotalsByVersion,
  version: number
): VersionTotals | undefined {
  for (let candidate = version; candidate > 0; candidate--) {
    const found = totals.get(candidate)
    if (found && MathBN.gt(found.gross, 0)) {
      return found
    }
  }
  return undefined
}
