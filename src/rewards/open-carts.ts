import type { MedusaContainer } from "@medusajs/framework/types"
import { queryShop, type ShopStatement } from "../shop/query-shop"
import { readRows, runWorkflow } from "./medusa"

/** Waiting for a cart's lock takes two seconds each time. */
const tries_max = 3

/** Carts read at a time. */
const page_size = 200

/** Who comes back to an older cart changes it, and it is worked out then. */
const recent_ms = 30 * 24 * 3_600_000

/** A cart nobody has completed yet. */
export interface OpenCart {
  readonly id: string
  readonly customer_id: string
  /** Whether a payment has been started, which a changed total would end. */
  readonly paying: boolean
}

/**
 * The open carts of these customers that a change of their groups may change:
 * all that hold a discount, however old, because it may have to go; of the
 * others those whose items were touched lately, which may gain one. Bots and
 * shared tills leave thousands of carts behind that are neither.
 */
export async function* cartsToRefresh(
  container: MedusaContainer,
  customer_ids: readonly string[]
): AsyncGenerator<OpenCart> {
  if (customer_ids.length === 0) {
    return
  }
  const recent = new Date(Date.now() - recent_ms)
  for (let after = ""; ;) {
    const rows = await queryShop<OpenCart>(container, mayChange, [
      [...customer_ids],
      after,
      recent,
    ])
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < page_size) {
      return
    }
    after = last.id
  }
}

const mayChange: ShopStatement = {
  name: "ladder-carts-that-may-change",
  text: `
    select c.id, c.customer_id, exists (
      select from cart_payment_collection l
      join payment_session s
        on s.payment_collection_id = l.payment_collection_id
        and s.deleted_at is null
      where l.cart_id = c.id and l.deleted_at is null
    ) as paying
    from cart c
    where c.customer_id = any(?) and c.completed_at is null
      and c.deleted_at is null and c.id > ? and (
        exists (
          select from cart_line_item i
          where i.cart_id = c.id and i.deleted_at is null and (
            i.updated_at >= ? or exists (
              select from cart_line_item_adjustment a
              where a.item_id = i.id and a.deleted_at is null
            )
          )
        ) or exists (
          select from cart_shipping_method m
          join cart_shipping_method_adjustment a
            on a.shipping_method_id = m.id and a.deleted_at is null
          where m.cart_id = c.id and m.deleted_at is null
        )
      )
    order by c.id limit ${page_size}`,
}

/**
 * Rows in the order of a cart's id, a page at a time, however many there are.
 * Not by the id of a link: working a cart out anew gives its links new ones,
 * and there would be no end.
 */
async function* pagesOf<Key extends string, Row extends Record<Key, string>>(
  container: MedusaContainer,
  entity: string,
  key: Key,
  fields: readonly string[],
  filters: Readonly<Record<string, unknown>>
): AsyncGenerator<Row[]> {
  for (let after = ""; ;) {
    const rows = await readRows<Row>(
      container,
      entity,
      fields,
      { ...filters, [key]: { $gt: after } },
      { take: page_size, order: { [key]: "ASC" } }
    )
    const last = rows.at(-1)
    if (!last) {
      return
    }
    yield rows
    after = last[key]
  }
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
  const failures: unknown[] = []
  const pages = pagesOf<"cart_id", { cart_id: string }>(
    container,
    "cart_promotion",
    "cart_id",
    ["cart_id"],
    { promotion_id: [...codes.keys()] }
  )
  for await (const held of pages) {
    for (const cart_id of await stillOpen(container, held)) {
      await recalculate(container, cart_id, [...codes.values()]).catch(
        (error: unknown) => failures.push(error)
      )
    }
  }
  if (failures.length > 0) {
    throw new AggregateError(failures, failures.map(String).join("; "))
  }
}

/** Works out a cart's discounts and total anew, without some of its codes. */
export async function refreshCart(
  container: MedusaContainer,
  cart_id: string,
  without: readonly string[] = []
): Promise<void> {
  await recalculate(container, cart_id, without)
}

/** Completed carts keep their promotions for ever: only few are still open. */
async function stillOpen(
  container: MedusaContainer,
  held: readonly { readonly cart_id: string }[]
): Promise<string[]> {
  const rows = await readRows<{ id: string }>(container, "cart", ["id"], {
    id: [...new Set(held.map(({ cart_id }) => cart_id))],
    completed_at: null,
  })
  return rows.map(({ id }) => id)
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
