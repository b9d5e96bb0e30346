import type { ConversionEvent } from "../../engine"

/**
 * What ends an order that is on record, though nothing in the shop's rows does
 * any more: the rest back to nothing. Its names are of its own, `ended:1`,
 * `ended:2`, …, so that whatever the rows say later finds its keys free.
 * Nothing for an order that has ended already.
 */
export function endOf(
  id: string,
  events: readonly ConversionEvent[],
  at: number
): ConversionEvent | undefined {
  const inTime = [...events].sort((a, b) => a.at - b.at)
  const root = inTime.filter(({ reverses }) => reverses === undefined).at(-1)
  const canceled = named(id, events, "canceled").length
  const over = canceled > named(id, events, "resumed").length
  if (!root || over || openEnd(id, events)) {
    return undefined
  }
  return {
    ...root,
    key: `order:${id}:ended:${named(id, events, "ended").length + 1}`,
    type: "order.canceled",
    at: Math.max(at, ...events.map((event) => event.at)),
    value: 0 - events.reduce((sum, event) => sum + (event.value ?? 0), 0),
    reverses: root.key,
  }
}

/**
 * What takes such an end back once the order is found again. It is dated like
 * the end, as if that had never been: what happened in between applies to what
 * the order was worth. Nothing for an order that has no end to take back.
 */
export function restorationOf(
  id: string,
  events: readonly ConversionEvent[]
): ConversionEvent | undefined {
  const end = openEnd(id, events)
  return (
    end && {
      ...end,
      key: end.key.replace(`order:${id}:ended:`, `order:${id}:restored:`),
      type: "order.changed",
      value: 0 - (end.value ?? 0),
    }
  )
}

function openEnd(
  id: string,
  events: readonly ConversionEvent[]
): ConversionEvent | undefined {
  const taken_back = new Set(
    named(id, events, "restored").map(({ key }) =>
      key.replace(":restored:", ":ended:")
    )
  )
  return named(id, events, "ended").find(({ key }) => !taken_back.has(key))
}

function named(
  id: string,
  events: readonly ConversionEvent[],
  name: string
): ConversionEvent[] {
  return events.filter(({ key }) => {
    const rest = key.slice(`order:${id}:`.length)
    return rest === name || rest.startsWith(`${name}:`)
  })
}
