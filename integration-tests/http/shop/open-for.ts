import type { MedusaContainer } from "@medusajs/framework/types"
import { queryShop } from "../../../src/shop/query-shop"
import { registerCustomer, type Customer } from "./customers"
import { openShop, type ShopOptions } from "./open-shop"
import { eventually } from "./recorded"
import type { Api, Shop } from "./shop"

/**
 * A shop and its registered customers, by their names. For `beforeAll`: each
 * test begins with a copy of what is there then, so this ends only once nothing
 * of it is on its way any more.
 */
export async function openFor<Name extends string>(
  container: MedusaContainer,
  api: Api,
  names: readonly Name[],
  options?: ShopOptions
): Promise<Record<Name, Customer> & { shop: Shop }> {
  const shop = await openShop(container, api, options)
  const customers: [Name, Customer][] = []
  for (const name of names) {
    const customer = await registerCustomer(shop, `${name}@example.com`)
    await onRecord(shop, customer)
    customers.push([name, customer])
  }
  return { shop, ...(Object.fromEntries(customers) as Record<Name, Customer>) }
}

/** Waits until both are recorded: that they registered, and that they logged in. */
async function onRecord({ container }: Shop, { id }: Customer): Promise<void> {
  const heard = await eventually(
    () =>
      queryShop(
        container,
        `select distinct type from ladder_event where customer_id = ?
         and type in ('customer.registered', 'customer.logged_in')`,
        [id]
      ),
    ({ length }) => length === 2
  )
  expect(heard).toHaveLength(2)
}
