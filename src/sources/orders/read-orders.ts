import type { MedusaContainer } from "@medusajs/framework/types"
import { conversionTypeNamed } from "../../conversions"
import type { ConversionEvent } from "../../engine"
import type { OrderSettings } from "../../modules/ladder/options"
import { readProductFacts, type ProductFacts } from "../product-facts"
import { actEvents } from "./acts"
import { afterSales } from "./after-sales"
import { asSaid } from "./compensation"
import { endsOf, restorationsOf } from "./ends"
import { asOnRecord, followTransfers } from "./follow-transfers"
import { moneyEvents } from "./money-events"
import { orderAttributes } from "./order-attributes"
import type { OrderFacts } from "./order-facts"
import { readOrderFacts } from "./read-order-facts"
import { readOrderTotals, type TotalsByVersion } from "./read-order-totals"
import { recordedOrders } from "./recorded-orders"
import { shieldsOf } from "./shields"
import { totalEvents } from "./total-events"
import { tellable } from "./unreflected-refunds"

/**
 * The conversion events of orders, as the settings want them counted. What is on
 * record matters: an order that was ended because it was gone, and is there,
 * counts again; whose it was at first stays so, whatever becomes of the e-mail
 * that told; one that was counted is ended by its cancellation, though what
 * we know now says it should not have been counted; and what no row dates is
 * dated as it was when it was first seen.
 */
export async function readOrders(
  container: MedusaContainer,
  ids: readonly string[],
  settings: OrderSettings
): Promise<ConversionEvent[]> {
  const facts = await readOrderFacts(container, ids)
  const lines = facts.flatMap((order) => order.lines)
  const products = await readProductFacts(
    container,
    lines.flatMap(({ product_id }) => product_id ?? [])
  )
  const totals = await readOrderTotals(container, facts, settings)
  const recorded = await recordedOrders(
    container,
    facts.map(({ id }) => id)
  )
  return facts.flatMap((order) => {
    const byVersion = totals.get(order.id)
    const before = recorded.get(order.id) ?? []
    return byVersion
      ? eventsOf(asOnRecord(order, before), byVersion, before, settings).map(
          (event) => describe(event, order, products)
        )
      : []
  })
}

function eventsOf(
  order: OrderFacts,
  totals: TotalsByVersion,
  recorded: readonly ConversionEvent[],
  settings: OrderSettings
): ConversionEvent[] {
  const { id, canceled_at } = order
  const toEvents = settings.counts === "money" ? moneyEvents : totalEvents
  const shields = shieldsOf(order, totals, settings.shops_fault_reasons)
  const purchase = asSaid(toEvents(order, totals, shields), recorded)
  const [placed] = purchase
  const worths = [
    ...followTransfers(order, purchase),
    ...actEvents(order, totals, purchase, recorded, settings),
  ]
  return [
    ...(settings.counts === "money"
      ? worths
      : tellable(order, totals, worths, recorded)),
    ...(placed ? afterSales(order, placed.at) : []),
    ...(canceled_at !== null && !placed
      ? endsOf(id, recorded, canceled_at)
      : restorationsOf(id, recorded)),
  ]
}

/** Adds what is known of the order, where the event's type is about all of it. */
function describe(
  event: ConversionEvent,
  order: OrderFacts,
  products: ReadonlyMap<string, ProductFacts>
): ConversionEvent {
  const about = conversionTypeNamed(event.type)?.attributes["product"]
  return about && event.reverses === undefined
    ? {
        ...event,
        attributes: {
          ...event.attributes,
          ...orderAttributes(order, event.at, products),
        },
      }
    : event
}
