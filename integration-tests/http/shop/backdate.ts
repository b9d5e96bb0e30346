import { queryShop } from "../../../src/shop/query-shop"
import type { Shop } from "./shop"

/** Moves an order and all that became of it so many days into the past. */
export async function backdate(
  { container }: Shop,
  order_id: string,
  days: number
): Promise<void> {
  const columns = {
    '"order"': "created_at",
    order_summary: "created_at",
    order_change: "created_at, confirmed_at",
    order_change_action: "created_at",
    order_transaction: "created_at",
    '"return"': "requested_at",
    payment: "created_at",
  }
  const payments = `payment_collection_id in (
    select payment_collection_id from order_payment_collection
    where order_id = ?)`
  for (const [table, dates] of Object.entries(columns)) {
    const set = dates
      .split(", ")
      .map((date) => `${date} = ${date} - interval '${days} days'`)
    const key = table === '"order"' ? "id = ?" : "order_id = ?"
    const where = table === "payment" ? payments : key
    await queryShop(
      container,
      `update ${table} set ${set.join(", ")} where ${where}`,
      [order_id]
    )
  }
}
