import type { EventTypes } from "../engine"
import { customerRegistered } from "./customer-registered"
import { orderCanceled } from "./order-canceled"
import { orderChanged } from "./order-changed"
import { orderPlaced } from "./order-placed"
import { orderRefunded } from "./order-refunded"
import { purchaseOffline } from "./purchase-offline"
import type { ConversionType } from "./conversion-type"

/** The catalogue of conversion events. A new type is its file and its line. */
export const conversionTypes: readonly ConversionType[] = [
  customerRegistered,
  orderPlaced,
  orderChanged,
  orderCanceled,
  orderRefunded,
  purchaseOffline,
]

const byName = new Map(conversionTypes.map((type) => [type.name, type]))

export function conversionTypeNamed(name: string): ConversionType | undefined {
  return byName.get(name)
}

/** What the engine must know of the types, derived from the catalogue. */
export const eventTypes: EventTypes = Object.fromEntries(
  conversionTypes.map(({ name, spend, undoes, registers }) => [
    name,
    {
      ...(spend && { spend }),
      ...(undoes !== undefined && { undoes }),
      ...(registers && { registers }),
    },
  ])
)

export type { ConversionType } from "./conversion-type"
