import type { MedusaContainer } from "@medusajs/framework/types"
import { hintIds } from "../hint-ids"
import { queryShop, type ShopStatement } from "../../shop/query-shop"
import type { Hint } from "../source"

const orderIds: ShopStatement = {
  name: "ladder-order-ids",
  text: `
select id from "order" where id = any(?)
union select order_id from order_transaction where id = any(?)
union select order_id from order_summary where id = any(?)
union select l.order_id from order_payment_collection l
  join payment p on p.payment_collection_id = l.payment_collection_id
  where p.id = any(?) and l.deleted_at is null
union select order_id from order_fulfillment
  where fulfillment_id = any(?) and deleted_at is null`,
}

/** The orders that hints speak of, by whatever row of theirs they name. */
export async function findOrderIds(
  container: MedusaContainer,
  hints: readonly Hint[]
): Promise<string[]> {
  const ids = hintIds(hints, ["id", "order_id"])
  const bindings = [ids, ids, ids, ids, ids]
  const rows = await queryShop<{ id: string }>(container, orderIds, bindings)
  return rows.map(({ id }) => id)
}
