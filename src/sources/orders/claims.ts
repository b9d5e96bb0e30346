import type { ConversionEvent } from "../../engine"
import { attributeLists } from "../product-facts"
import { receivedAt } from "./moments"
import { orderEvent } from "./order-event"
import type { OrderClaim, OrderFacts } from "./order-facts"

/**
 * That something was claimed and that it was settled. Both are facts of their
 * own: that a claim is settled does not undo that there was one.
 */
export function claimEvents(order: OrderFacts): ConversionEvent[] {
  return order.claims.flatMap((claim) => {
    const { id, items } = claim
    const change = order.changes.find(
      ({ type, claim_id }) => type === "claim" && claim_id === id
    )
    if (!change) {
      return []
    }
    const wrong = items.filter(({ instead }) => !instead)
    const reasons = attributeLists({
      reason: wrong.map(({ reason }) => reason),
    })
    const name = `claimed:${id}`
    const settled = settledAt(order, claim, change.at)
    const claimed = orderEvent(order, {
      type: "order.claimed",
      at: change.at,
      name,
      attributes: { claim: id, ...reasons },
    })
    return settled === undefined
      ? [claimed]
      : [
          claimed,
          orderEvent(order, {
            type: "order.claim_settled",
            at: Math.max(change.at, settled),
            name: `${name}:settled`,
            attributes: { claim: id },
          }),
        ]
  })
}

/**
 * A claim waits for what is sent back; where nothing is, for the money or for
 * what is sent instead. No row says that it is closed.
 */
function settledAt(
  order: OrderFacts,
  { id, type, canceled_at, items }: OrderClaim,
  since: number
): number | undefined {
  if (canceled_at !== null) {
    return canceled_at
  }
  const returns = order.returns.filter(
    (back) => back.claim_id === id && back.canceled_at === null
  )
  if (returns.length > 0) {
    return lastOf(returns.map((back) => receivedAt(order, back)))
  }
  if (type === "refund") {
    return order.transactions.find(
      ({ at, amount }) => at >= since && Number(amount) < 0
    )?.at
  }
  return lastOf(
    items
      .filter(({ instead }) => instead)
      .map(
        ({ item_id }) =>
          order.sendings.find((sending) => sending.item_id === item_id)?.at
      )
  )
}

/** The last of these moments, once none is missing. */
function lastOf(moments: readonly (number | undefined)[]): number | undefined {
  const known = moments.filter((moment) => moment !== undefined)
  return known.length > 0 && known.length === moments.length
    ? Math.max(...known)
    : undefined
}
