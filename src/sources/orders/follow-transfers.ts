import type { ConversionEvent } from "../../engine"
import { orderEvent } from "./order-event"
import type { OrderFacts } from "./order-facts"
import { firstPurchase } from "./purchases"

/** Whose an order was at first is not guessed where its purchase is on record. */
export function asOnRecord(
  order: OrderFacts,
  recorded: readonly ConversionEvent[]
): OrderFacts {
  const first = firstPurchase(recorded)
  return first ? { ...order, first_customer_id: first.customer } : order
}

/** What handing over takes from the one and gives to the other. */
export interface HandedOver {
  readonly taken: string
  readonly given: string
  /** How the names of these events begin, e.g. `paid:`. */
  readonly prefix: string
}

const purchase: HandedOver = {
  taken: "order.canceled",
  given: "order.placed",
  prefix: "",
}

/**
 * Gives the events of an order to whom it belonged at the time. An order handed
 * over is taken from the one and placed anew by the other, for what it is worth
 * then; what becomes of it later is the other's. What has no value stays.
 *
 * @param events in the order of time, all but the first linked to the first
 */
export function followTransfers(
  order: OrderFacts,
  events: readonly ConversionEvent[],
  { taken, given, prefix }: HandedOver = purchase
): ConversionEvent[] {
  const dates = new Map(order.versions.map(({ version, at }) => [version, at]))
  const open = order.transfers.map(({ version, to }) => ({
    version,
    to,
    at: dates.get(version) ?? order.created_at,
  }))
  const followed: ConversionEvent[] = []
  let owner = order.first_customer_id ?? open.shift()?.to ?? order.customer_id
  let root: string | undefined
  let worth = 0

  const handOver = (until: number) => {
    for (let next = open[0]; next && next.at < until; next = open[0]) {
      open.shift()
      const from = owner
      owner = next.to
      // What is worth nothing any more stays where it was.
      if (root !== undefined && from !== owner && worth !== 0) {
        const { at, version } = next
        const out = orderEvent(order, {
          type: taken,
          at,
          name: `${prefix}handed-over:v${version}`,
          value: -worth,
        })
        const into = orderEvent(order, {
          type: given,
          at,
          name: `${prefix}received:v${version}`,
          value: worth,
        })
        followed.push({ ...out, customer: from, reverses: root })
        followed.push({ ...into, customer: owner })
        root = into.key
      }
    }
  }

  for (const event of events) {
    handOver(event.at)
    worth += event.value ?? 0
    followed.push({
      ...event,
      customer: owner,
      ...(root !== undefined && { reverses: root }),
    })
    root ??= event.key
  }
  handOver(Infinity)
  return followed
}
