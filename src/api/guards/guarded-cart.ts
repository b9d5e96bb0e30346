import type { MedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { loginMark, type LoginMark } from "../../rewards/login-mark"
import { runWorkflow } from "../../rewards/medusa"
import { isLocked, refreshCart } from "../../rewards/open-carts"
import { queryShop, type ShopStatement } from "../../shop/query-shop"
import { Refusal } from "../refusal"

/** What the guard must know of a cart. */
export interface GuardedCart {
  readonly id: string
  readonly customer_id: string | null
  readonly currency_code: string
  /** The mark it carries; null when its customer was not logged in. */
  readonly mark: string | null
  /** Promotions of ours that the cart holds. */
  readonly held: readonly HeldPromotion[]
  /** Those of the shop itself. */
  readonly others: readonly OtherPromotion[]
}

export interface HeldPromotion {
  readonly code: string
  /** The grant of a personal coupon; null for a rung discount. */
  readonly grant_id: string | null
}

export interface OtherPromotion {
  readonly code: string
  /** Medusa adds it by itself, whatever codes are sent. */
  readonly automatic: boolean
}

interface PromotionRow {
  readonly code: string
  readonly is_automatic: boolean
  readonly metadata: Readonly<Record<string, unknown>> | null
}

interface CartRow {
  readonly id: string
  readonly customer_id: string | null
  readonly currency_code: string
  readonly metadata: Readonly<Record<string, unknown>> | null
  readonly promotions: readonly PromotionRow[]
}

/** Asked before every change of a cart and at completion: in one statement. */
const openCart: ShopStatement = {
  name: "ladder-open-cart",
  text: `
  select c.id, c.customer_id, c.currency_code, c.metadata, coalesce((
    select json_agg(json_build_object(
      'code', p.code, 'is_automatic', p.is_automatic, 'metadata', p.metadata
    ) order by l.created_at, l.id)
    from cart_promotion l
    join promotion p on p.id = l.promotion_id and p.deleted_at is null
    where l.cart_id = c.id and l.deleted_at is null
  ), '[]') as promotions
  from cart c
  where c.id = ? and c.completed_at is null and c.deleted_at is null`,
}

/** The open cart a path below `/store/carts` names; null when there is none. */
export async function cartOf(
  scope: MedusaContainer,
  id: string
): Promise<GuardedCart | null> {
  const [row] = await queryShop<CartRow>(scope, openCart, [id])
  if (!row) {
    return null
  }
  const { promotions } = row
  const mark = row.metadata?.[loginMark.key]
  return {
    id: row.id,
    customer_id: row.customer_id,
    currency_code: row.currency_code,
    mark: typeof mark === "string" ? mark : null,
    held: promotions.filter(isOurs).map(({ code, metadata }) => ({
      code,
      grant_id: (metadata?.["ladder_grant"] as string | undefined) ?? null,
    })),
    others: promotions
      .filter((promotion) => !isOurs(promotion))
      .map(({ code, is_automatic }) => ({ code, automatic: is_automatic })),
  }
}

function isOurs({ metadata }: PromotionRow): boolean {
  return metadata?.["ladder_id"] !== undefined
}

/** Who is logged in; null for a guest. */
export function customerIn(req: MedusaRequest): string | null {
  const context = (req as { auth_context?: { actor_id?: string } }).auth_context
  return context?.actor_id || null
}

/** Notes that the cart's customer is logged in. Takes effect when it changes. */
export async function mark(
  scope: MedusaContainer,
  cart_id: string,
  value: LoginMark
): Promise<void> {
  await writeMark(scope, cart_id, value)
}

/** Takes the note away, the rung discount that asks for it, and all coupons. */
export async function unmark(
  scope: MedusaContainer,
  { id, held }: GuardedCart
): Promise<void> {
  // Medusa merges metadata; the empty string is how it removes a key.
  await writeMark(scope, id, "")
  const coupons = held.filter(({ grant_id }) => grant_id !== null)
  await refresh(
    scope,
    id,
    coupons.map(({ code }) => code)
  )
}

/**
 * Works the cart's discounts out anew, without some of its codes.
 *
 * @throws Refusal 409 while another request holds the cart
 */
export async function refresh(
  scope: MedusaContainer,
  cart_id: string,
  without: readonly string[] = []
): Promise<void> {
  await unlessBusy(cart_id, refreshCart(scope, cart_id, without))
}

/**
 * Makes the cart this customer's, as Medusa's own route does.
 *
 * @throws Refusal 409 while another request holds the cart
 */
export async function transfer(
  scope: MedusaContainer,
  to: {
    readonly id: string
    readonly customer_id: string
    readonly additional_data?: Readonly<Record<string, unknown>>
  }
): Promise<void> {
  await unlessBusy(to.id, runWorkflow(scope, "transfer-cart-customer", to))
}

async function unlessBusy(
  cart_id: string,
  work: Promise<unknown>
): Promise<void> {
  try {
    await work
  } catch (error) {
    if (isLocked(error)) {
      throw new Refusal(
        409,
        `The cart ${cart_id} is busy with another request; send this one again`
      )
    }
    throw error
  }
}

async function writeMark(
  scope: MedusaContainer,
  cart_id: string,
  value: string
): Promise<void> {
  await scope
    .resolve(Modules.CART)
    .updateCarts(cart_id, { metadata: { [loginMark.key]: value } })
}
