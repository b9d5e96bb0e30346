import type { OrderFacts } from "./order-facts"

/** A stretch of time in which an order counts; `until` may be Infinity. */
export interface Span {
  readonly from: number
  readonly until: number
}

/**
 * When an order counts: from the moment it is authorised or captured, or from
 * the start when there is nothing to pay or it did not come from a checkout (an
 * import, a subscription, an order by staff: whoever placed it vouches for it).
 * It stops when every payment is cancelled, starts again when it is paid anew,
 * and ends for good when the order is cancelled.
 */
export function liveSpans(order: OrderFacts, free: boolean): Span[] {
  const covers = order.payments.map(({ at, canceled_at }) => ({
    from: at,
    until: canceled_at ?? Infinity,
  }))
  for (const { at, amount } of order.transactions) {
    if (Number(amount) > 0) {
      covers.push({ from: at, until: Infinity })
    }
  }
  if (free || !order.from_cart) {
    const until = Math.min(Infinity, ...covers.map(({ from }) => from))
    covers.push({ from: order.created_at, until })
  }
  return endAt(order.canceled_at ?? Infinity, join(covers))
}

/** Overlapping and touching spans made one, oldest first. */
function join(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && span.from <= last.until) {
      const until = Math.max(last.until, span.until)
      joined[joined.length - 1] = { from: last.from, until }
    } else {
      joined.push(span)
    }
  }
  return joined
}

function endAt(end: number, spans: readonly Span[]): Span[] {
  return spans
    .filter(({ from }) => from < end)
    .map(({ from, until }) => ({ from, until: Math.min(until, end) }))
}
