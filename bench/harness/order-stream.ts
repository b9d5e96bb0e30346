import type { ConversionEvent } from "../../src/engine"
import type { Chance } from "./chance"

export interface OrderStream {
  /** The next orders, in order of time. */
  next(count: number): ConversionEvent[]
  /** What all orders made so far come to. */
  readonly made: { orders: number; points: number }
}

export interface StreamOptions {
  /** Of whom an order is; by default anybody of `customers`, evenly. */
  readonly customer?: (n: number) => string
  readonly customers: number
  readonly from: number
  readonly step_ms: number
  /** What they are; by default orders of the shop. */
  readonly type?: string
}

/**
 * Orders of a busy shop, never late: keys rise with time as Medusa's do,
 * customers come in no order.
 */
export function orderStream(
  chance: Chance,
  { customers, from, step_ms, customer, type }: StreamOptions
): OrderStream {
  const made = { orders: 0, points: 0 }
  const one = (): ConversionEvent => {
    const n = ++made.orders
    const id = `order_${String(n).padStart(26, "0")}`
    const value = 500 + chance.below(20_000)
    made.points += Math.floor(value / 100)
    return {
      key: type === undefined ? `order:${id}:v1` : `till:${id}`,
      type: type ?? "order.placed",
      customer: customer?.(n) ?? customerId(chance.below(customers)),
      at: from + n * step_ms,
      value,
      currency: "eur",
      attributes: type === undefined ? { order: id } : { receipt: id },
    }
  }
  return { made, next: (count) => Array.from({ length: count }, one) }
}

/** Ids spread over the whole index, however many there are. */
export const customerId = (n: number): string =>
  `cus_${(Math.imul(n + 1, 0x9e3779b1) >>> 0).toString(36).padStart(8, "0")}_${n}`
