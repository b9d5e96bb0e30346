import { MathBN } from "@medusajs/framework/utils"
import type { OrderFacts } from "../orders/order-facts"
import type { TotalsByVersion } from "../orders/read-order-totals"

export const minute = 60_000

/** An authorised order from a checkout, placed at 0 and looked at a day later. */
export function order(facts: Partial<OrderFacts> = {}): OrderFacts {
  const versions = facts.versions ?? [{ version: 1, at: 0 }]
  return {
    id: "order_1",
    customer_id: "cus_1",
    first_customer_id: "cus_1",
    transfers: [],
    currency: "eur",
    region_id: null,
    sales_channel_id: null,
    from_cart: true,
    created_at: 0,
    canceled_at: null,
    completed_by: null,
    version: versions.length,
    versions,
    payments: [payment(0)],
    transactions: [],
    lines: [],
    promotions: [],
    changes: [],
    sendings: [],
    returns: [],
    claims: [],
    read_at: 24 * 60 * minute,
    ...facts,
  }
}

/** A payment from its authorisation, perhaps cancelled. */
export const payment = (at: number, canceled_at: number | null = null) => ({
  at,
  canceled_at,
  provider: "pp_system_default",
})

/** Totals of versions 1, 2, …; everything counts unless said otherwise. */
export function totals(
  ...versions: readonly {
    gross: number
    counted?: number
    credit?: number
    each?: Readonly<Record<string, number>>
  }[]
): TotalsByVersion {
  return new Map(
    versions.map(({ gross, counted = gross, credit = 0, each = {} }, index) => [
      index + 1,
      {
        gross: MathBN.convert(gross),
        counted: MathBN.convert(counted),
        total: MathBN.convert(gross - credit),
        each: new Map(
          Object.entries(each).map(([id, one]) => [id, MathBN.convert(one)])
        ),
      },
    ])
  )
}
