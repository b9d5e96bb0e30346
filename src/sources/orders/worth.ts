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
}

/** Sorts Medusa's own figures of an order's version by what counts. */
export function totalsOf(
  order: OrderDTO,
  settings: OrderSettings
): VersionTotals {
  let gross = MathBN.convert(0)
  let counted = MathBN.convert(0)
  const add = (
    part: OrderLineItemDTO | OrderShippingMethodDTO,
    counts: boolean
  ) => {
    gross = MathBN.add(gross, part.total)
    if (counts) {
      const net = MathBN.sub(part.total, part.tax_total)
      counted = MathBN.add(counted, settings.tax ? part.total : net)
    }
  }
  for (const item of order.items ?? []) {
    add(item, settings.gift_cards || !item.is_giftcard)
  }
  for (const method of order.shipping_methods ?? []) {
    add(method, settings.shipping)
  }
  return { gross, counted, total: MathBN.convert(order.total) }
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
