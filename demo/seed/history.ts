import type { ExecArgs } from "@medusajs/framework/types"
import { actorsOf, chooseActors } from "./actors"
import { planHistory } from "./plan-history"
import { say } from "../progress"
import { remember } from "./memory"
import { createShop } from "./shop"
import { writeCustomers, writeLogins } from "./write-customers"
import { writeOrders } from "./write-orders"

/** Fills an empty, migrated shop with a year of business. */
export default async function writeHistory({
  container,
}: ExecArgs): Promise<void> {
  const history = planHistory(new Date())
  const shop = await createShop(container)
  say("Shop: region, taxes, shipping, 21 products in stock")
  const ids = await writeCustomers(container, history.customers)
  const actors = chooseActors(history)
  await writeLogins(container, ids, actorsOf(actors))
  say(`Customers: ${ids.size}`)
  await writeOrders(container, history, ids, shop)
  await remember(container, {
    publishable_key: shop.publishable_key,
    actors: JSON.stringify(actors),
  })
}
