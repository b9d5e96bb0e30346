import type { MedusaContainer } from "@medusajs/framework/types"
import type { ClaimedLevel } from "../../modules/ladder/types"
import { readRows, runWorkflow } from "../medusa"
import { openCartsOf, refreshCart } from "../open-carts"

interface Change {
  readonly add: string[]
  readonly remove: string[]
}

/**
 * Puts members into the group of their rung and out of the other rungs' groups,
 * then works out their open carts anew, so that the rung discount comes and
 * goes at once. Groups that belong to no rung are never touched. Safe to call
 * again: it looks before it links, because Medusa adds a member twice.
 */
export async function followRungs(
  container: MedusaContainer,
  levels: readonly ClaimedLevel[]
): Promise<void> {
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
  await refreshCarts(container, levels)
}

/** The groups each customer is in; customers who are gone are left out. */
async function groupsOf(
  container: MedusaContainer,
  customer_ids: readonly string[]
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows =
    customer_ids.length === 0
      ? []
      : await readRows<{ id: string; groups?: { id: string }[] | null }>(
          container,
          "customer",
          ["id", "groups.id"],
          { id: [...customer_ids] }
        )
  return new Map(
    rows.map(({ id, groups }) => [
      id,
      new Set((groups ?? []).map((group) => group.id)),
    ])
  )
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
): Promise<void> {
  const customersOf = (some: readonly ClaimedLevel[]) =>
    new Set(some.flatMap(({ customer_ids }) => customer_ids))
  const all = customersOf(levels)
  if (all.size === 0) {
    return
  }
  // Of somebody who rises on one ladder and falls on another, the fall counts.
  const falling = customersOf(levels.filter(({ going }) => going === "down"))
  for (const cart of await openCartsOf(container, [...all])) {
    if (!cart.paying || falling.has(cart.customer_id)) {
      await refreshCart(container, cart.id)
    }
  }
}
