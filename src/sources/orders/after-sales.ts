import type { ConversionEvent } from "../../engine"
import { undoOf } from "./acts"
import { claimEvents } from "./claims"
import { attributeLists } from "../product-facts"
import { followTransfers } from "./follow-transfers"
import { receivedAt } from "./moments"
import { linesAt, promotionsAt } from "./order-attributes"
import { orderEvent } from "./order-event"
import type { OrderFacts, OrderReturn } from "./order-facts"

/**
 * What was returned, exchanged and claimed of an order, and the promotions that
 * were used for it: facts without a value, each under the id of its row.
 *
 * @param placed when the order began to count
 */
export function afterSales(
  order: OrderFacts,
  placed: number
): ConversionEvent[] {
  const series = [
    ...promotionUses(order, placed),
    ...returned(order),
    ...exchanged(order),
    ...claimEvents(order).map((event): Series => [event]),
  ]
  return series.flatMap(([first, ...more]) => {
    const taken = more[0]?.type ?? ""
    const events = [first, ...more].map((event) => ({
      ...event,
      at: Math.max(placed, event.at),
    }))
    const names = { taken, given: first.type, prefix: "" }
    return followTransfers(order, events, names)
  })
}

/** What happened and, perhaps, what took it back. */
type Series = readonly [ConversionEvent, ...ConversionEvent[]]

function promotionUses(order: OrderFacts, placed: number): Series[] {
  const type = "promotion.redeemed"
  return promotionsAt(order, placed).map(({ id, code, campaign_id }) => {
    const name = `promotion:${id}`
    const used = orderEvent(order, {
      type,
      at: placed,
      name,
      attributes: {
        promotion: id,
        ...(code !== null && { code }),
        ...(campaign_id !== null && { campaign: campaign_id }),
      },
    })
    const { canceled_at: at } = order
    const undone = { type: undoOf(type), name: `${name}:canceled` }
    return at === null
      ? [used]
      : [used, orderEvent(order, { ...undone, at, reverses: name })]
  })
}

function returned(order: OrderFacts): Series[] {
  const own = order.returns.filter(
    ({ claim_id, exchange_id }) => claim_id === null && exchange_id === null
  )
  return own.flatMap((back): Series[] => {
    const at = receivedAt(order, back)
    const attributes = {
      ...reasonsOf([back]),
      percent: percentOf(order, back),
    }
    const event = { type: "order.returned", name: `returned:${back.id}` }
    return at === undefined
      ? []
      : [[orderEvent(order, { ...event, at, attributes })]]
  })
}

function exchanged(order: OrderFacts): Series[] {
  return order.changes.flatMap(({ type, at, exchange_id: id }): Series[] => {
    const back = order.returns.filter((one) => one.exchange_id === id)
    const event = { type: "order.exchanged", name: `exchanged:${id}` }
    return type !== "exchange" || id === null
      ? []
      : [[orderEvent(order, { ...event, at, attributes: reasonsOf(back) })]]
  })
}

/** Reasons by the value the shop gave them or, without one, by their ids. */
const reasonsOf = (
  returns: readonly OrderReturn[]
): ConversionEvent["attributes"] =>
  attributeLists({
    reason: returns
      .flatMap(({ items }) => items)
      .map(({ reason, reason_id }) => reason ?? reason_id),
  })

/** How much of the order's things, by their prices, a return brings back. */
function percentOf(order: OrderFacts, back: OrderReturn): number {
  const lines = linesAt(order, back.requested_at ?? Infinity)
  const worth = (quantityOf: (item_id: string, all: number) => number) =>
    lines.reduce(
      (sum, { item_id, quantity, price }) =>
        sum + price * quantityOf(item_id, quantity),
      0
    )
  const all = worth((_, quantity) => quantity)
  const part = worth((id) =>
    back.items
      .filter(({ item_id }) => item_id === id)
      .reduce((sum, { quantity }) => sum + quantity, 0)
  )
  return all > 0 ? Math.min(100, Math.round((part / all) * 100)) : 0
}
