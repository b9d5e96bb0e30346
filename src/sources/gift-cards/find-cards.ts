import type { MedusaContainer } from "@medusajs/framework/types"
import { queryShop, type ShopStatement } from "../../shop/query-shop"
import { hintIds } from "../hint-ids"
import { findOrderIds } from "../orders/find-order-ids"
import { installed } from "../other-plugins"
import { idsBy, scanIds } from "../scan-ids"
import type { Hint, Period } from "../source"
import { loyalty } from "./card-facts"

/** A customer took a card into their account: no event of the plugin tells. */
export const claimed = "ladder.gift_card_claimed"

/** The plugin has no index on a card's order: only orders that have cards ask. */
const cardsHeard: ShopStatement = {
  name: "ladder-gift-cards-heard",
  text: `
select id from loyalty_gift_card where id = any(?)
union
select l.gift_card_id from store_credit_account a
join store_credit_account_transaction t on t.account_id = a.id
join loyalty_gift_card_store_credit_store_credit_account l
  on l.store_credit_account_id = t.reference_id and l.deleted_at is null
where a.customer_id = any(?) and t.reference = 'store-credit'
  and t.deleted_at is null
union
select gift_card_id from order_order_loyalty_gift_card
where order_id = any(?) and deleted_at is null
union
select id from loyalty_gift_card where reference_id = any(
  select i.order_id from order_item i join order_line_item l on l.id = i.item_id
  left join product p on p.id = l.product_id
  where i.order_id = any(?) and i.deleted_at is null
    and (l.is_giftcard or p.is_giftcard))`,
}

/** The cards that hints speak of: by card, by order or by who claimed some. */
export async function findCards(
  container: MedusaContainer,
  hints: readonly Hint[]
): Promise<string[]> {
  if ((await installed(container, [loyalty])).length === 0) {
    return []
  }
  const ids = hintIds(hints, ["id"])
  const orders = await findOrderIds(container, hints)
  const customers = hintIds(
    hints.filter((hint) => hint.name === claimed),
    ["customer_id"]
  )
  const bindings = [ids, customers, orders, orders]
  const rows = await queryShop<{ id: string }>(container, cardsHeard, bindings)
  const gone = hintIds(
    hints.filter((hint) => hint.name === "loyalty.gift-card.deleted"),
    ["id"]
  )
  return [...new Set([...rows.map(({ id }) => id), ...gone])]
}

const changed = `
select distinct g.id collate "C" as id from loyalty_gift_card g
left join "order" o on o.id = g.reference_id
left join loyalty_gift_card_store_credit_store_credit_account l
  on l.gift_card_id = g.id and l.deleted_at is null
where ((g.created_at >= ? and g.created_at < ?)
  or (g.updated_at >= ? and g.updated_at < ?)
  or (o.updated_at >= ? and o.updated_at < ?)
  or exists (select from order_transaction t
    where t.order_id = o.id and t.created_at >= ? and t.created_at < ?)
  or exists (select from store_credit_account_transaction t
    where t.account_id = l.store_credit_account_id and t.deleted_at is null
      and t.created_at >= ? and t.created_at < ?))
  and g.id > ? collate "C"
order by 1 limit ?`

/** Pages of cards that changed, whose order did, or that were used. */
export function scanCards(
  container: MedusaContainer,
  { since, until }: Period,
  page_size: number
): AsyncIterable<string[]> {
  const dates = Array.from({ length: 5 }, () => [since, until]).flat()
  return scanIds(page_size, idsBy(container, changed, dates))
}
