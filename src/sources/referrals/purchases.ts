import { conversionTypeNamed } from "../../conversions"
import type { ConversionEvent } from "../../engine"
import type { Referral } from "../../modules/ladder/contract"
import { endOf, restorationOf } from "../orders/ends"

/** Events by the order they are of. */
export type ByOrder = ReadonlyMap<string, readonly ConversionEvent[]>

const type = "referral.purchased"

/** How the keys of what a referral's purchases are begin. */
export const purchasePrefix = ({ id }: Pick<Referral, "id">) =>
  `referral:${id}:purchased:`

/**
 * What a friend's first order is to whoever invited them: what the order is to
 * the friend once it is kept, event by event, so that it is taken back as the
 * order is, to the cent. One order at a time: when the first one is called off
 * the next may take its place.
 *
 * @param first the first order that was not called off
 * @param orders what is on record of the friend's orders
 * @param recorded what is on record of this referral's purchases
 */
export function purchaseEvents(
  referral: Referral,
  first: string | undefined,
  orders: ByOrder,
  recorded: ByOrder
): ConversionEvent[] {
  const known = [...recorded.keys()].map((order) =>
    strandOf(referral, order, orders, recorded)
  )
  const begins =
    referral.state === "accepted" &&
    first !== undefined &&
    !recorded.has(first) &&
    known.every(isOver)
  const next = begins ? strandOf(referral, first, orders, recorded) : []
  return [...known.flat(), ...next]
}

/** An order's events, and what ends or restores them as the referral does. */
function strandOf(
  referral: Referral,
  order: string,
  orders: ByOrder,
  recorded: ByOrder
): ConversionEvent[] {
  const key = purchasePrefix(referral) + order
  const mirrored = mirror(referral, order, orders.get(order) ?? [])
  const before = recorded.get(order) ?? []
  const added = mirrored.filter((event) =>
    before.every((known) => known.key !== event.key)
  )
  const events = [...before, ...added]
  const at = Date.parse(referral.decided_at ?? referral.claimed_at)
  const settled =
    referral.state === "accepted"
      ? restorationOf(key, events, undoType)
      : endOf(key, events, at, undoType)
  return [...events, ...(settled ? [settled] : [])]
}

const undoType = conversionTypeNamed(type)?.undo?.name ?? ""

function mirror(
  { id, inviter_id, friend_id }: Referral,
  order: string,
  events: readonly ConversionEvent[]
): ConversionEvent[] {
  const kept = `order:${order}:kept`
  const [root] = events.filter(
    ({ key, customer }) => key === kept && customer === friend_id
  )
  if (!root) {
    return []
  }
  const ours = purchasePrefix({ id }) + order
  const taken = events.filter(({ reverses }) => reverses === kept)
  const common = { customer: inviter_id, attributes: { order } }
  return [
    { ...root, ...common, key: ours, type },
    ...taken.map((event) => ({
      ...event,
      ...common,
      // What the referral itself ends has names of its own.
      key: event.key.replace(kept, `${ours}:order`),
      type: undoType,
      reverses: ours,
    })),
  ]
}

/** Whether nothing is left of it. */
function isOver(strand: readonly ConversionEvent[]): boolean {
  const left = strand.reduce((sum, { value = 0 }) => sum + value, 0)
  return strand.length !== 1 && left <= 0
}
