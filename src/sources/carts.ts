import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../engine"
import { queryShop } from "../shop/query-shop"
import { abandonments } from "./carts/abandonments"
import { cart_age_days_max, readCarts } from "./carts/cart-facts"
import { findCarts, scanCarts } from "./carts/find-carts"
import { itemsOfCarts } from "./carts/items"
import { ofKnownCustomers } from "./of-known-customers"
import type { Source } from "./source"

const name = "carts"

/**
 * Carts of customers with an account: what is put into them, and that they are
 * left behind. An id here is a cart's.
 */
export const carts: Source = {
  name,
  keys: ["cart:", "cart_item:"],
  hints: [
    "cart.created",
    "cart.updated",
    "cart.customer_updated",
    "cart.customer_transferred",
    "order.placed",
  ],
  idsOf: findCarts,
  read: readEvents,
  scan: scanCarts,
  oldest: async (container) => {
    const sql = `
      select greatest(created_at,
        clock_timestamp() - interval '${cart_age_days_max} days') as at
      from cart order by id limit 1`
    const rows = await queryShop<{ at: Date }>(container, sql, [])
    return rows[0]?.at ?? null
  },
}

async function readEvents(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<ConversionEvent[]> {
  const found = await readCarts(container, ids)
  return found.length === 0
    ? []
    : await ofKnownCustomers(container, [
        ...(await abandonments(container, name, found)),
        ...(await itemsOfCarts(container, name, found)),
      ])
}
