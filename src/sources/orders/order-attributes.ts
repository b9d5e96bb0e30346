import type { ConversionEvent } from "../../engine"
import {
  attributeLists,
  productAttributes,
  type ProductFacts,
} from "../product-facts"
import type { OrderFacts, OrderLine, UsedPromotion } from "./order-facts"

/** The version of an order that was current at a moment. */
export function versionAt({ versions }: OrderFacts, at: number): number {
  const past = versions.filter((version) => version.at <= at)
  return Math.max(1, ...past.map(({ version }) => version))
}

/**
 * What was ordered at that moment. A draft may begin empty: it is dated by its
 * beginning all the same, and what was put into it first is what was ordered.
 */
export function linesAt(order: OrderFacts, at: number): OrderLine[] {
  const current = versionAt(order, at)
  const lines = order.lines.filter(({ quantity }) => quantity > 0)
  const first = Math.min(...lines.map(({ version }) => version))
  return lines.filter(({ version }) => version === Math.max(current, first))
}

/** The promotions that took something off at that moment. */
export function promotionsAt(order: OrderFacts, at: number): UsedPromotion[] {
  const current = versionAt(order, at)
  return order.promotions.filter(({ version }) => version <= current)
}

/**
 * What rules may ask of an event that is about an order, as the order was at the
 * event's moment: the same whenever it is asked.
 */
export function orderAttributes(
  order: OrderFacts,
  at: number,
  products: ReadonlyMap<string, ProductFacts>
): ConversionEvent["attributes"] {
  const payments = order.payments.filter((payment) => payment.at <= at)
  return {
    ...productAttributes(linesAt(order, at), products),
    ...attributeLists({
      promotion: promotionsAt(order, at).map(({ id }) => id),
      payment: payments.map(({ provider }) => provider),
    }),
  }
}
