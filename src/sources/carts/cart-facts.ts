import type { MedusaContainer } from "@medusajs/framework/types"
import { queryShop, type ShopStatement } from "../../shop/query-shop"

/** Sweeps do not look at carts made longer ago, nor at what was put into them. */
export const cart_age_days_max = 90

export const day_ms = 86_400_000

/** A cart of a customer with an account. */
export interface CartFacts {
  readonly id: string
  readonly customer_id: string
  readonly currency: string
  readonly sales_channel_id: string | null
  readonly region_id: string | null
  readonly created_at: number
  readonly completed_at: number | null
  /** Of the cart or a line in it; what was taken out is not among them. */
  readonly changed_at: number
  readonly lines: number
  /** Of the lines, before discounts, as a decimal of the currency. */
  readonly total: string
}

const facts: ShopStatement = {
  name: "ladder-carts",
  text: `
select c.id, c.customer_id, c.currency_code as currency,
  c.sales_channel_id, c.region_id,
  floor(extract(epoch from c.created_at) * 1000)::float8 as created_at,
  floor(extract(epoch from c.completed_at) * 1000)::float8 as completed_at,
  floor(extract(epoch from greatest(c.updated_at, l.changed_at)) * 1000)::float8
    as changed_at,
  l.lines::float8 as lines, l.total::text as total
from cart c
join customer u on u.id = c.customer_id
cross join lateral (
  select count(*) as lines, max(updated_at) as changed_at,
    coalesce(sum(unit_price * quantity), 0) as total
  from cart_line_item where cart_id = c.id and deleted_at is null
) l
where c.id = any(?) and u.has_account and u.deleted_at is null`,
}

export async function readCarts(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<CartFacts[]> {
  return await queryShop<CartFacts>(container, facts, [ids])
}
