import { conversionTypeNamed } from "../../conversions"
import type { ConversionEvent } from "../../engine"
import { isPurchase } from "./purchases"

/** Events of an order that make one thing and what was taken from it. */
interface Strand {
  /** How their keys begin. */
  readonly name: string
  readonly events: readonly ConversionEvent[]
  /** The types of what ends it and of what takes that back. */
  readonly ends: string
  readonly resumes: string
}

/** What ends all that is on record of an order: its worth, its payment, … */
export function endsOf(
  id: string,
  recorded: readonly ConversionEvent[],
  at: number
): ConversionEvent[] {
  return strandsOf(id, recorded).flatMap(
    ({ name, events, ends }) => endOf(name, events, at, ends) ?? []
  )
}

/** What takes such ends back. */
export function restorationsOf(
  id: string,
  recorded: readonly ConversionEvent[]
): ConversionEvent[] {
  return strandsOf(id, recorded).flatMap(
    ({ name, events, resumes }) => restorationOf(name, events, resumes) ?? []
  )
}

function strandsOf(id: string, recorded: readonly ConversionEvent[]): Strand[] {
  const name = `order:${id}`
  const [ends, resumes] = ["order.canceled", "order.changed"]
  const purchase = recorded.filter(isPurchase)
  const others = recorded.filter((event) => !isPurchase(event))
  return [
    { name, events: purchase, ends, resumes },
    ...others.flatMap(({ key, type, reverses }) => {
      const undo = conversionTypeNamed(type)?.undo?.name
      return undo === undefined || reverses !== undefined || isReceived(key)
        ? []
        : [{ ...strandFrom(key, others), ends: undo, resumes: undo }]
    }),
  ]
}

const strandFrom = (name: string, events: readonly ConversionEvent[]) => ({
  name,
  events: events.filter(
    ({ key }) => key === name || key.startsWith(`${name}:`)
  ),
})

const isReceived = (key: string) => key.includes(":received:")

/**
 * What ends an order that is on record, or something that became of it, though
 * nothing in the shop's rows does any more: the rest back to nothing. Its names
 * are of its own, `ended:1`, `ended:2`, …, so that whatever the rows say later
 * finds its keys free. Nothing for what has ended already.
 *
 * @param name how the keys of all these events begin, e.g. `order:order_1`
 */
export function endOf(
  name: string,
  events: readonly ConversionEvent[],
  at: number,
  type = "order.canceled"
): ConversionEvent | undefined {
  const inTime = [...events].sort((a, b) => a.at - b.at)
  const root = inTime.filter(({ reverses }) => reverses === undefined).at(-1)
  const canceled = named(name, events, "canceled").length
  const over = canceled > named(name, events, "resumed").length
  if (!root || over || openEnd(name, events)) {
    return undefined
  }
  return {
    ...root,
    key: `${name}:ended:${named(name, events, "ended").length + 1}`,
    type,
    at: Math.max(at, ...events.map((event) => event.at)),
    ...(root.value !== undefined && {
      value: 0 - events.reduce((sum, event) => sum + (event.value ?? 0), 0),
    }),
    reverses: root.key,
  }
}

/**
 * What takes such an end back once the order is found again. It is dated like
 * the end, as if that had never been: what happened in between applies to what
 * the order was worth. Nothing for an order that has no end to take back. What
 * has no value is not added to: it stays ended.
 */
export function restorationOf(
  name: string,
  events: readonly ConversionEvent[],
  type = "order.changed"
): ConversionEvent | undefined {
  const end = openEnd(name, events)
  return end?.value === undefined
    ? undefined
    : {
        ...end,
        key: end.key.replace(`${name}:ended:`, `${name}:restored:`),
        type,
        value: 0 - end.value,
      }
}

function openEnd(
  of: string,
  events: readonly ConversionEvent[]
): ConversionEvent | undefined {
  const taken_back = new Set(
    named(of, events, "restored").map(({ key }) =>
      key.replace(":restored:", ":ended:")
    )
  )
  return named(of, events, "ended").find(({ key }) => !taken_back.has(key))
}

function named(
  of: string,
  events: readonly ConversionEvent[],
  name: string
): ConversionEvent[] {
  return events.filter(({ key }) => {
    const rest = key.slice(`${of}:`.length)
    return rest === name || rest.startsWith(`${name}:`)
  })
}
