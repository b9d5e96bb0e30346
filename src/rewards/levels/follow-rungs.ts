import type { MedusaContainer } from "@medusajs/framework/types"
import type { ClaimedLevel } from "../../modules/ladder/types"
import { reasonOf } from "../all-or-each"
import { queryShop, type ShopStatement } from "../../shop/query-shop"
import { runWorkflow } from "../medusa"
import { cartsToRefresh, refreshCart } from "../open-carts"

interface Change {
  readonly add: string[]
  readonly remove: string[]
}

/**
 * Puts members into the group of their rung and out of the other rungs' groups,
 * then works out their open carts anew, so that the rung discount comes and
 * goes at once. Groups that belong to no rung are never touched. Safe to call
 * again: it looks before it links, because Medusa adds a member twice. Answers
 * with the customers of whom a cart could not follow, and why.
 */
export async function followRungs(
  container: MedusaContainer,
  levels: readonly ClaimedLevel[]
): Promise<ReadonlyMap<string, string>> {
  const groups = await groupsOf(
    container,
    levels.flatMap(({ customer_ids }) => customer_ids)
  )
  for (const [id, change] of changesOf(levels, groups)) {
    await runWorkflow(container, "link-customers-to-customer-group", {
      id,
      ...change,
    })
  }
  return refreshCarts(container, levels)
}

const groupsByCustomer: ShopStatement = {
  name: "ladder-groups-by-customer",
  text: `
    select c.id, array(
      select m.customer_group_id from customer_group_customer m
      join customer_group g on g.id = m.customer_group_id
      where m.customer_id = c.id and m.deleted_at is null
        and g.deleted_at is null
    ) as groups
    from customer c where c.id = any(?) and c.deleted_at is null`,
}

/** The groups each customer is in; customers who are gone are left out. */
async function groupsOf(
  container: MedusaContainer,
  customer_ids: readonly string[]
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows =
    customer_ids.length === 0
      ? []
      : await queryShop<{ id: string; groups: string[] }>(
          container,
          groupsByCustomer,
          [[...customer_ids]]
        )
  return new Map(rows.map(({ id, groups }) => [id, new Set(groups)]))
}

/** What must change, by group. */
function changesOf(
  levels: readonly ClaimedLevel[],
  groups: ReadonlyMap<string, ReadonlySet<string>>
): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>()
  const changeOf = (group: string): Change => {
    const change = changes.get(group) ?? { add: [], remove: [] }
    changes.set(group, change)
    return change
  }
  for (const { customer_ids, group_id, ladder_group_ids } of levels) {
    for (const customer of customer_ids) {
      const held = groups.get(customer)
      if (!held) {
        continue
      }
      if (group_id !== null && !held.has(group_id)) {
        changeOf(group_id).add.push(customer)
      }
      ladder_group_ids
        .filter((group) => group !== group_id && held.has(group))
        .forEach((group) => changeOf(group).remove.push(customer))
    }
  }
  return changes
}

/**
 * On the way up a cart with a payment under way is left alone, because a
 * changed total would end the payment; on the way down nobody keeps a discount.
 */
async function refreshCarts(
  container: MedusaContainer,
  levels: readonly ClaimedLevel[]
): Promise<ReadonlyMap<string, string>> {
  const customersOf = (some: readonly ClaimedLevel[]) =>
    new Set(some.flatMap(({ customer_ids }) => customer_ids))
  // Of somebody who rises on one ladder and falls on another, the fall counts.
  const falling = customersOf(levels.filter(({ going }) => going === "down"))
  const all = customersOf(levels)
  const faults = new Map<string, string>()
  for await (const cart of cartsToRefresh(container, [...all])) {
    if (!cart.paying || falling.has(cart.customer_id)) {
      await refreshCart(container, cart.id).catch((error: unknown) =>
        faults.set(cart.customer_id, reasonOf(error))
      )
    }
  }
  return faults
}
