import type { ConversionEvent } from "../../engine"
import type { OrderFacts } from "./order-facts"

/** A conversion event of an order; ids only, nothing that tells who bought what. */
export function orderEvent(
  order: OrderFacts,
  event: Pick<ConversionEvent, "type" | "at"> & {
    /** Absent: what happened has no value. */
    readonly value?: number
    /** What follows `order:<id>:` in the key. */
    readonly name: string
    /** The same of the event it takes from or adds to. */
    readonly reverses?: string
    readonly attributes?: ConversionEvent["attributes"]
  }
): ConversionEvent {
  const key = (name: string) => `order:${order.id}:${name}`
  return {
    key: key(event.name),
    type: event.type,
    customer: order.customer_id,
    at: event.at,
    ...(event.value !== undefined && {
      value: event.value,
      currency: order.currency,
    }),
    ...(event.reverses !== undefined && { reverses: key(event.reverses) }),
    attributes: {
      order: order.id,
      ...(order.sales_channel_id && { sales_channel: order.sales_channel_id }),
      ...(order.region_id && { region: order.region_id }),
      ...event.attributes,
    },
  }
}
