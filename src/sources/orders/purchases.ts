import { eventTypes } from "../../conversions"
import type { ConversionEvent } from "../../engine"

/** Whether an event says what an order is worth: a purchase or its correction. */
export function isPurchase({ type }: Pick<ConversionEvent, "type">): boolean {
  const undone = eventTypes[type]?.undoes
  const counted = undone === undefined ? type : undone
  return eventTypes[counted]?.spend === true
}
