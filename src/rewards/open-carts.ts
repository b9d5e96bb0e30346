import type { MedusaContainer } from "@medusajs/framework/types"
import { readRows, runWorkflow } from "./medusa"

/** Waiting for a cart's lock takes two seconds each time. */
const tries_max = 3

/** Ids in one query. */
const batch_size = 1000

/** A cart nobody has completed yet. */
export interface OpenCart {
  readonly id: string
  readonly customer_id: string
  /** Whether a payment has been started, which a changed total would end. */
  readonly paying: boolean
}

/** Open carts of these customers. */
export async function openCartsOf(
  container: MedusaContainer,
  customer_ids: readonly string[]
): Promise<OpenCart[]> {
  const rows = await readRows<{
    id: string
    customer_id: string
    payment_collection?: { payment_sessions?: unknown[] } | null
  }>(
    container,
    "cart",
    ["id", "customer_id", "payment_collection.payment_sessions.id"],
    { customer_id: [...customer_ids], completed_at: null }
  )
  return rows.map(({ id, customer_id, payment_collection }) => ({
    id,
    customer_id,
    paying: (payment_collection?.payment_sessions ?? []).length > 0,
  }))
}

/**
 * Takes promotions out of every open cart that holds them, and works out the
 * carts' totals anew. `codes` are those of the promotions. One cart that cannot
 * be worked out does not keep the discount in the others.
 *
 * @throws AggregateError of what failed, when all others are done
 */
export async function removeFromCarts(
  container: MedusaContainer,
  codes: ReadonlyMap<string, string>
): Promise<void> {
  const held = await readRows<{ cart_id: string; promotion_id: string }>(
    container,
    "cart_promotion",
    ["cart_id", "promotion_id"],
    { promotion_id: [...codes.keys()] }
  )
  const byCart = new Map<string, string[]>()
  for (const { cart_id, promotion_id } of held) {
    const code = codes.get(promotion_id)
    if (code !== undefined) {
      byCart.set(cart_id, [...(byCart.get(cart_id) ?? []), code])
    }
  }
  const failures: unknown[] = []
  for (const cart_id of await stillOpen(container, [...byCart.keys()])) {
    await recalculate(container, cart_id, byCart.get(cart_id) ?? []).catch(
      (error: unknown) => failures.push(error)
    )
  }
  if (failures.length > 0) {
    throw new AggregateError(failures, failures.map(String).join("; "))
  }
}

/** Works out a cart's discounts and total anew. */
export async function refreshCart(
  container: MedusaContainer,
  cart_id: string
): Promise<void> {
  await recalculate(container, cart_id, [])
}

/** Completed carts keep their promotions for ever: only few are still open. */
async function stillOpen(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<string[]> {
  const open: string[] = []
  for (let from = 0; from < ids.length; from += batch_size) {
    const rows = await readRows<{ id: string }>(container, "cart", ["id"], {
      id: ids.slice(from, from + batch_size),
      completed_at: null,
    })
    open.push(...rows.map(({ id }) => id))
  }
  return open
}

async function recalculate(
  container: MedusaContainer,
  cart_id: string,
  remove: readonly string[]
): Promise<void> {
  for (let left = tries_max; left > 0; left--) {
    try {
      await runWorkflow(container, "update-cart-promotions", {
        cart_id,
        promo_codes: remove,
        action: remove.length > 0 ? "remove" : "add",
        force_refresh_payment_collection: true,
      })
      return
    } catch (error) {
      if (isCompleted(error)) {
        return
      }
      if (left === 1 || !isLocked(error)) {
        throw error
      }
    }
  }
}

/** Completed meanwhile: there is nothing left to work out. */
function isCompleted(error: unknown): boolean {
  return /already completed/i.test(textOf(error))
}

/** Whether another request kept the cart's lock for too long. */
export function isLocked(error: unknown): boolean {
  return /lock/i.test(textOf(error))
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
