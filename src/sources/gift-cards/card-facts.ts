import type { MedusaContainer } from "@medusajs/framework/types"
import { queryShop, type ShopStatement } from "../../shop/query-shop"
import type { OtherPlugin } from "../other-plugins"

/** `@medusajs/loyalty-plugin`: gift cards, each with a store credit account. */
export const loyalty: OtherPlugin = {
  module: "loyalty",
  table: "loyalty_gift_card",
  columns: ["value", "currency_code", "line_item_id", "reference_id"],
}

/** What the shop's rows say of a gift card that somebody bought. */
export interface CardFacts {
  readonly id: string
  readonly order_id: string
  readonly customer_id: string
  readonly currency: string
  readonly value: string
  /** Made at, in milliseconds. */
  readonly at: number
  /** Neither cancelled, returned nor wholly refunded. */
  readonly kept: boolean
  /** When its order was cancelled, in milliseconds. */
  readonly canceled_at: number | null
}

/** Of the cards of a line, the last ones are those that were given back. */
const bought: ShopStatement = {
  name: "ladder-gift-cards-bought",
  text: `
with asked as (
  select distinct line_item_id from loyalty_gift_card where id = any(?)
), cards as (
  select g.*, row_number() over (partition by g.line_item_id order by g.id) as nth
  from loyalty_gift_card g join asked a on a.line_item_id = g.line_item_id
)
select g.id, o.id as order_id, o.customer_id,
  lower(g.currency_code) as currency, g.value,
  floor(extract(epoch from g.created_at) * 1000)::float8 as at,
  floor(extract(epoch from o.canceled_at) * 1000)::float8 as canceled_at,
  g.deleted_at is null and o.canceled_at is null and o.status <> 'canceled'
    and g.nth <= coalesce(i.quantity - coalesce(i.return_received_quantity, 0), 0)
    and not (t.refunded and t.paid <= 0) as kept
from cards g
join "order" o on o.id = g.reference_id and o.deleted_at is null
left join order_item i on i.order_id = o.id and i.version = o.version
  and i.item_id = g.line_item_id and i.deleted_at is null
cross join lateral (
  select coalesce(sum(t.amount), 0) as paid,
    coalesce(bool_or(t.reference = 'refund'), false) as refunded
  from order_transaction t where t.order_id = o.id and t.deleted_at is null
) t
where g.reference = 'order' and o.customer_id is not null and g.id = any(?)`,
}

/** The cards among these that were bought; no entry for one that is gone. */
export async function readCards(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<ReadonlyMap<string, CardFacts>> {
  const rows = await queryShop<CardFacts>(container, bought, [ids, ids])
  return new Map(rows.map((row) => [row.id, row]))
}

/** What was taken off a gift card, by whom. */
export interface CardUse {
  readonly id: string
  readonly card_id: string
  readonly customer_id: string
  readonly currency: string
  readonly amount: string
  readonly at: number
}

/** It paid for a cart that became an order, or went to somebody's account. */
const used: ShopStatement = {
  name: "ladder-gift-cards-used",
  text: `
select t.id, l.gift_card_id as card_id, u.customer_id,
  lower(a.currency_code) as currency, t.amount,
  floor(extract(epoch from t.created_at) * 1000)::float8 as at
from loyalty_gift_card_store_credit_store_credit_account l
join store_credit_account a on a.id = l.store_credit_account_id
join store_credit_account_transaction t on t.account_id = a.id
cross join lateral (
  select o.customer_id from order_cart c join "order" o on o.id = c.order_id
  where t.reference = 'cart' and c.cart_id = t.reference_id
    and o.deleted_at is null and c.deleted_at is null
  union all
  select s.customer_id from store_credit_account s
  where t.reference = 'store-credit' and s.id = t.reference_id
) u
where l.gift_card_id = any(?) and l.deleted_at is null and t.type = 'debit'
  and t.deleted_at is null and u.customer_id is not null
order by t.id collate "C"`,
}

export async function readUses(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<CardUse[]> {
  return await queryShop<CardUse>(container, used, [ids])
}
