import { conversionTypeNamed } from "../../conversions"
import type { ConversionEvent } from "../../engine"
import type { OrderSettings } from "../../modules/ladder/options"
import { blamesShop } from "./blame"
import { followTransfers } from "./follow-transfers"
import { daysAfter, deliveredAt, keptAt, paidAt } from "./moments"
import { orderEvent } from "./order-event"
import type { OrderFacts } from "./order-facts"
import type { TotalsByVersion } from "./read-order-totals"

/** What becomes of an order once, and is worth what the order is then. */
interface Act {
  /** Its type is `order.<name>`, its key `order:<id>:<name>`. */
  readonly name: string
  readonly at: number
  /** When it is undone whole, whatever the order is worth. */
  readonly undone_at?: number
  readonly attributes?: ConversionEvent["attributes"]
}

/**
 * That an order was paid, completed, delivered and kept, each with what took of
 * its worth later. What is on record stays as it was said: no row tells when an
 * order was completed, and the number of days may be another since.
 *
 * @param purchase the order's own events, before it was handed to anybody
 */
export function actEvents(
  order: OrderFacts,
  totals: TotalsByVersion,
  purchase: readonly ConversionEvent[],
  recorded: readonly ConversionEvent[],
  settings: OrderSettings
): ConversionEvent[] {
  const [placed] = purchase
  if (!placed) {
    return []
  }
  const said = (name: string) =>
    recorded.find(({ key }) => key === `order:${order.id}:${name}`)
  return actsOf(order, totals, settings, (name) => said(name)?.at).flatMap(
    (act) => {
      const first = said(act.name)
      const at = first?.at ?? Math.max(act.at, placed.at)
      const value = first?.value ?? worthAt(purchase, at)
      return seriesOf(order, purchase, { ...act, at }, value)
    }
  )
}

function actsOf(
  order: OrderFacts,
  totals: TotalsByVersion,
  { kept_after_days: days, shops_fault_reasons }: OrderSettings,
  saidAt: (name: string) => number | undefined
): Act[] {
  const delivered = deliveredAt(order)
  const due =
    saidAt("kept") ?? (delivered && daysAfter(delivered, days)) ?? Infinity
  const kept = keptAt(order, due, blamesShop(shops_fault_reasons))
  const moments: Record<string, number | undefined> = {
    paid: paidAt(order, totals),
    completed: saidAt("completed") ?? order.completed_by ?? undefined,
    delivered,
  }
  return [
    ...Object.entries(moments).flatMap(([name, at]) =>
      at === undefined ? [] : [{ name, at }]
    ),
    ...(kept ? [{ ...kept, name: "kept", attributes: { days } }] : []),
  ]
}

/** The act and what took it back: never more than it was worth, nor added to. */
function seriesOf(
  order: OrderFacts,
  purchase: readonly ConversionEvent[],
  { name, at, undone_at = Infinity, attributes = {} }: Act,
  value: number
): ConversionEvent[] {
  const type = `order.${name}`
  const taken = undoOf(type)
  const prefix = `${name}:`
  const events = [orderEvent(order, { type, at, name, value, attributes })]
  let left = value
  const leave = (next: number, at: number, how: string) => {
    const by = { name: prefix + how, value: next - left, reverses: name }
    events.push(orderEvent(order, { type: taken, at, ...by }))
    left = next
  }
  let worth = value
  for (const event of purchase) {
    if (event.at > at && event.at < undone_at && !isCompensation(event)) {
      worth += event.value ?? 0
      const next = Math.max(0, Math.min(value, worth))
      const undone = value === 0 && event.type === "order.canceled"
      if (next !== left || undone) {
        leave(next, event.at, nameOf(order, event))
      }
    }
  }
  if (undone_at < Infinity) {
    leave(0, undone_at, "sent-back")
  }
  return followTransfers(order, events, { taken, given: type, prefix })
}

/** What of an act is the shop's fault costs the customer nothing. */
const isCompensation = ({ type }: ConversionEvent): boolean =>
  type === "order.compensated"

const worthAt = (purchase: readonly ConversionEvent[], at: number): number =>
  purchase
    .filter((event) => event.at <= at)
    .reduce((sum, event) => sum + (event.value ?? 0), 0)

const nameOf = ({ id }: OrderFacts, { key }: ConversionEvent): string =>
  key.slice(`order:${id}:`.length)

/** The type that takes one back, by its declaration. */
export function undoOf(type: string): string {
  const undo = conversionTypeNamed(type)?.undo
  if (!undo) {
    throw new Error(`${type} is declared without what undoes it.`)
  }
  return undo.name
}
