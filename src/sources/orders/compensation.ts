import type { ConversionEvent } from "../../engine"
import { orderEvent } from "./order-event"
import type { OrderFacts } from "./order-facts"

const type = "order.compensated"
const suffix = ":compensated"

type Deduction = Parameters<typeof orderEvent>[1] & { readonly value: number }

/**
 * A change of an order's worth, of which so much is taken off for what is the
 * shop's fault: one event or, when that is only a part of it, two.
 */
export function withCompensation(
  order: OrderFacts,
  change: Deduction,
  off: number
): ConversionEvent[] {
  const rest = change.value + off
  if (off === 0) {
    return [orderEvent(order, change)]
  }
  const { name } = change
  return rest === 0
    ? [orderEvent(order, { ...change, type })]
    : [
        orderEvent(order, { ...change, value: rest }),
        orderEvent(order, {
          ...change,
          name: name + suffix,
          type,
          value: 0 - off,
        }),
      ]
}

/**
 * The same with what is on record kept as it was said: the shop may list other
 * reasons as its fault since, and means what comes then.
 */
export function asSaid(
  events: readonly ConversionEvent[],
  recorded: readonly ConversionEvent[]
): ConversionEvent[] {
  const said = new Map(recorded.map((event) => [event.key, event]))
  const known = new Map(events.map((event) => [event.key, event]))
  return events.flatMap((event) => {
    const first = said.get(event.key.replace(suffix, ""))
    if (!first) {
      return [event]
    }
    if (event.key.endsWith(suffix)) {
      return []
    }
    const twin = event.key + suffix
    const part = said.get(twin)
    const whole = (one?: ConversionEvent, two?: ConversionEvent) =>
      (one?.value ?? 0) + (two?.value ?? 0)
    // Anything else that differs is for the recorder to refuse.
    const same = whole(first, part) === whole(event, known.get(twin))
    if (!same) {
      return [event, ...[known.get(twin) ?? []].flat()]
    }
    const { type, value = 0 } = first
    return [
      { ...event, type, value },
      ...(part
        ? [{ ...event, key: twin, type: part.type, value: part.value ?? 0 }]
        : []),
    ]
  })
}
