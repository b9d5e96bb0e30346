import { eventTypes } from "../../conversions"
import type { ConversionEvent } from "../../engine"

/** Whether an event says what an order is worth: a purchase or its correction. */
export function isPurchase({ type }: Pick<ConversionEvent, "type">): boolean {
  const undone = eventTypes[type]?.undoes
  const counted = undone === undefined ? type : undone
  return eventTypes[counted]?.spend === true
}

/** The purchase on record that began an order, before it was handed to anybody. */
export const firstPurchase = (
  recorded: readonly ConversionEvent[]
): ConversionEvent | undefined =>
  recorded.find(
    (event) =>
      isPurchase(event) &&
      event.reverses === undefined &&
      !event.key.includes(":received:")
  )
