import { compareBytes } from "./arithmetic"
import type { ConversionEvent, Item, Moment, Position } from "./types"

const ranks = {
  publication: 0,
  lock: 1,
  unlock: 1,
  adjust: 1,
  leave: 1,
  join: 1,
  event: 2,
}

/** Where a change by time alone stands: before everything of that moment. */
export const timePosition = (at: Moment): Position => ({
  at,
  rank: -1,
  key: "",
})

/** An item in its place. A reversal takes effect after its original. */
export interface Placed {
  readonly item: Item
  readonly position: Position
}

/**
 * Puts items in the one order in which they are folded, whatever order they
 * came in. Repeats are dropped; so are reversals whose original is not here,
 * is itself a reversal, or is of another currency: they wait, inert.
 */
export function inOrder(items: readonly Item[]): Placed[] {
  const byKey = new Map<string, Item>()
  for (const item of items) {
    byKey.set(`${item.kind}:${item.key}`, item)
  }
  const placed: Placed[] = []
  for (const item of byKey.values()) {
    const position = placeOf(item, byKey)
    if (position) {
      placed.push({ item, position })
    }
  }
  return placed.sort((a, b) => comparePositions(a.position, b.position))
}

export function comparePositions(a: Position, b: Position): number {
  return a.at - b.at || a.rank - b.rank || compareBytes(a.key, b.key)
}

function placeOf(
  item: Item,
  byKey: ReadonlyMap<string, Item>
): Position | undefined {
  const { key, at } = item
  if (item.kind !== "event" || item.event.reverses === undefined) {
    return { at, rank: ranks[item.kind], key }
  }
  const original = byKey.get(`event:${item.event.reverses}`)
  if (original?.kind !== "event" || !reversible(original.event, item.event)) {
    return undefined
  }
  // Additions come before reversals of the same moment, so that what is left
  // does not stop at nothing in between.
  const adds = (original.event.value ?? 0) * (item.event.value ?? 0) > 0
  return { at: Math.max(at, original.at), rank: adds ? 3 : 4, key }
}

function reversible(original: ConversionEvent, by: ConversionEvent): boolean {
  const known = original.currency !== undefined && by.currency !== undefined
  const mixed = known && original.currency !== by.currency
  return original.reverses === undefined && !mixed
}
