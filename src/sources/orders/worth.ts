import type {
  BigNumberInput,
  OrderDTO,
  OrderLineItemDTO,
  OrderShippingMethodDTO,
} from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { OrderSettings } from "../../modules/ladder/options"
import { toMinorUnits } from "../minor-units"

type Amount = ReturnType<typeof MathBN.convert>

/** What one version of an order asks for, as far as worth depends on it. */
export interface VersionTotals {
  /** All lines and shipping with tax, before deductions that name no line. */
  readonly gross: Amount
  /** The part of `gross` that the settings let count. */
  readonly counted: Amount
  /** What the customer is asked for: `gross` less credit lines. */
  readonly total: Amount
  /** What one of each item counts, by the item's id. */
  readonly each: ReadonlyMap<string, Amount>
}

/** Sorts Medusa's own figures of an order's version by what counts. */
export function totalsOf(
  order: OrderDTO,
  settings: OrderSettings
): VersionTotals {
  let gross = MathBN.convert(0)
  let counted = MathBN.convert(0)
  const each = new Map<string, Amount>()
  const add = (
    part: OrderLineItemDTO | OrderShippingMethodDTO,
    counts: boolean
  ): Amount => {
    const net = MathBN.sub(part.total, settings.tax ? 0 : part.tax_total)
    const share = counts ? net : MathBN.convert(0)
    gross = MathBN.add(gross, part.total)
    counted = MathBN.add(counted, share)
    return share
  }
  for (const item of order.items ?? []) {
    const share = add(item, settings.gift_cards || !item.is_giftcard)
    if (MathBN.gt(item.quantity, 0)) {
      each.set(item.id, MathBN.div(share, item.quantity))
    }
  }
  for (const method of order.shipping_methods ?? []) {
    add(method, settings.shipping)
  }
  return { gross, counted, total: MathBN.convert(order.total), each }
}

/**
 * The counted share of an amount of money, in minor units: deductions that name
 * no line are spread over all of them pro rata. Floored once, here.
 */
export function shareOf(
  { gross, counted }: VersionTotals,
  amount: BigNumberInput,
  currency: string
): number {
  if (MathBN.lte(amount, 0) || MathBN.lte(gross, 0)) {
    return 0
  }
  const share = MathBN.div(MathBN.mult(amount, counted), gross)
  return toMinorUnits(share, currency)
}
