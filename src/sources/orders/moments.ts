import { MathBN } from "@medusajs/framework/utils"
import { linesAt } from "./order-attributes"
import type { OrderFacts, OrderReturn } from "./order-facts"
import type { TotalsByVersion } from "./read-order-totals"

const day_ms = 86_400_000

/** When all that was asked for had been paid, for the first time. */
export function paidAt(
  { versions, transactions }: OrderFacts,
  totals: TotalsByVersion
): number | undefined {
  const moments = [
    ...versions.map((version) => ({ ...version, amount: "0" })),
    ...transactions,
  ].sort((a, b) => a.at - b.at || a.version - b.version)
  let net = MathBN.convert(0)
  return moments.find(({ version, amount }) => {
    net = MathBN.add(net, amount)
    const asked = totals.get(version)?.total
    return asked !== undefined && MathBN.gt(net, 0) && MathBN.gte(net, asked)
  })?.at
}

/** When all that has to be sent had been delivered, for the first time. */
export function deliveredAt(order: OrderFacts): number | undefined {
  const deliveries = order.sendings.filter(({ delivered }) => delivered)
  const moments = [...deliveries, ...order.versions].map(({ at }) => at)
  return moments
    .sort((a, b) => a - b)
    .find((moment) => {
      const lines = linesAt(order, moment).filter(({ shipped }) => shipped)
      return (
        lines.length > 0 &&
        lines.every(({ item_id, quantity }) => {
          const arrived = deliveries
            .filter(({ at, item_id: item }) => at <= moment && item === item_id)
            .reduce((sum, each) => sum + each.quantity, 0)
          return arrived >= quantity
        })
      )
    })
}

/** When something of a return came in. */
export function receivedAt(
  { changes }: OrderFacts,
  { id }: OrderReturn
): number | undefined {
  return changes.find(
    ({ type, return_id }) => type === "return_receive" && return_id === id
  )?.at
}

/**
 * When an order has been kept for so many days after its delivery, and when
 * something came back after all. While a return that was asked for in time is
 * open nothing is said: it may be called off. What the shop is to blame for is
 * kept all the same.
 */
export function keptAt(
  order: OrderFacts,
  due: number,
  blames: (back: OrderReturn) => boolean
): { at: number; undone_at?: number } | undefined {
  const returns = order.returns
    .filter((back) => back.canceled_at === null && !blames(back))
    .map((back) => {
      const received = receivedAt(order, back)
      return { received, asked: back.requested_at ?? received ?? Infinity }
    })
  const canceled = (order.canceled_at ?? Infinity) <= due
  if (due > order.read_at || canceled) {
    return undefined
  }
  if (returns.some(({ asked }) => asked <= due)) {
    return undefined
  }
  const undone_at = Math.min(
    Infinity,
    ...returns.flatMap(({ received }) => received ?? [])
  )
  return { at: due, ...(undone_at < Infinity && { undone_at }) }
}

/** So many days after a moment. */
export const daysAfter = (at: number, days: number): number =>
  at + days * day_ms
