import type { MedusaContainer } from "@medusajs/framework/types"
import { queryShop, type ShopStatement } from "../../shop/query-shop"

const firstOrders: ShopStatement = {
  name: "ladder-first-orders",
  text: `
select distinct on (o.customer_id) o.customer_id, o.id
from "order" o
where o.customer_id = any(?) and o.canceled_at is null
  and not o.is_draft_order and o.deleted_at is null
order by o.customer_id, o.created_at, o.id collate "C"`,
}

/** The first order of each customer that was not called off, by customer. */
export async function readFirstOrders(
  container: MedusaContainer,
  customer_ids: readonly string[]
): Promise<ReadonlyMap<string, string>> {
  const rows = await queryShop<{ customer_id: string; id: string }>(
    container,
    firstOrders,
    [customer_ids]
  )
  return new Map(rows.map(({ customer_id, id }) => [customer_id, id]))
}
