import type { MedusaContainer, PromotionDTO } from "@medusajs/framework/types"
import type { ClaimedGrant } from "../modules/ladder/types"
import { couponPromotion } from "./coupon-promotion"
import { checkCoupon, couponParams, currenciesOf } from "./coupon-settings"
import type { CouponSettings } from "./coupon-settings"
import { takeLeftBehind } from "./left-behind"
import { readRows, runWorkflow } from "./medusa"
import { factsOfCurrencies } from "./money"
import { removeFromCarts } from "./open-carts"
import type { Issued, Revoked, RewardKind } from "./reward-kind"

/**
 * A personal coupon: one coded promotion that only its customer can use, once,
 * and only logged in. It is found again by its code, which the module made
 * with the grant, so that no crash and no second worker makes another.
 */
export const coupon: RewardKind = {
  name: "coupon",
  label: "Coupon",
  money: true,
  params: couponParams,
  check: checkCoupon,
  issue: issueCoupons,
  revoke: revokeCoupons,
}

async function issueCoupons(
  container: MedusaContainer,
  grants: readonly ClaimedGrant[]
): Promise<ReadonlyMap<string, Issued>> {
  const made = await promotionsOf(container, grants)
  const without = grants.filter(({ code }) => !made.has(code))
  const left = await takeLeftBehind(container, without)
  const missing = without.filter(({ id }) => !left.has(id))
  if (missing.length > 0) {
    const facts = await factsOfCurrencies(container, namedCurrencies(missing))
    const promotions = await runWorkflow(container, "create-promotions", {
      promotionsData: missing.map((grant) =>
        couponPromotion(grant, grant.settings as CouponSettings, facts)
      ),
    })
    promotions.forEach((promotion) => made.set(promotion.code ?? "", promotion))
  }
  const used = [...left.values()].filter(isUsed)
  const orders = await ordersWith(container, used)
  return new Map(
    grants.map((grant) => {
      const { id } = left.get(grant.id) ?? ownOf(grant, made)
      return [grant.id, { promotion_id: id, order_ids: orders.get(id) ?? [] }]
    })
  )
}

function namedCurrencies(grants: readonly ClaimedGrant[]): string[] {
  return grants.flatMap(
    ({ settings }) => currenciesOf(settings as CouponSettings) ?? []
  )
}

/** The promotion an earlier try made, or this one. */
function ownOf(
  grant: ClaimedGrant,
  made: ReadonlyMap<string, PromotionDTO>
): PromotionDTO {
  const promotion = made.get(grant.code)
  if (promotion?.metadata?.["ladder_grant"] !== grant.id) {
    throw new Error(
      `The code ${grant.code} of grant ${grant.id} belongs to another promotion`
    )
  }
  return promotion
}

async function revokeCoupons(
  container: MedusaContainer,
  grants: readonly ClaimedGrant[]
): Promise<ReadonlyMap<string, Revoked>> {
  const before = [...(await promotionsOf(container, grants)).values()]
  const open = before.filter((p) => !isUsed(p) && p.limit !== 0)
  if (open.length > 0) {
    await runWorkflow(container, "update-promotions", {
      promotionsData: open.map(({ id }) => ({
        id,
        // Never "inactive": carts that hold the code could still use it.
        status: "active",
        limit: 0,
      })),
    })
  }
  // Read again: an order may have used it until the limit was there.
  const now = await promotionsOf(container, grants)
  const used = [...now.values()].filter(isUsed)
  const orders = await ordersWith(container, used)
  await removeFromCarts(
    container,
    new Map([...now].map(([code, { id }]) => [id, code]))
  )
  return new Map(
    grants.map(({ id, code }) => [id, outcomeOf(now.get(code), orders)])
  )
}

function outcomeOf(
  promotion: PromotionDTO | undefined,
  orders: ReadonlyMap<string, readonly string[]>
): Revoked {
  // Deleted by the merchant: nobody can use it any more.
  if (!promotion || !isUsed(promotion)) {
    return { outcome: "voided" }
  }
  const order_ids = orders.get(promotion.id)
  if (!order_ids) {
    throw new Error(
      `The order that is using ${promotion.code} is not there yet`
    )
  }
  return { outcome: "redeemed", order_ids }
}

function isUsed({ used }: { readonly used?: number | null }): boolean {
  return (used ?? 0) > 0
}

async function promotionsOf(
  container: MedusaContainer,
  grants: readonly ClaimedGrant[]
): Promise<Map<string, PromotionDTO>> {
  const rows = await readRows<PromotionDTO>(
    container,
    "promotion",
    ["id", "code", "limit", "used", "metadata"],
    { code: grants.map(({ code }) => code) }
  )
  return new Map(rows.map((promotion) => [promotion.code ?? "", promotion]))
}

async function ordersWith(
  container: MedusaContainer,
  promotions: readonly { readonly id: string }[]
): Promise<ReadonlyMap<string, readonly string[]>> {
  const orders = new Map<string, string[]>()
  if (promotions.length > 0) {
    const rows = await readRows<{ order_id: string; promotion_id: string }>(
      container,
      "order_promotion",
      ["order_id", "promotion_id"],
      { promotion_id: promotions.map(({ id }) => id) }
    )
    for (const { order_id, promotion_id } of rows) {
      orders.set(promotion_id, [...(orders.get(promotion_id) ?? []), order_id])
    }
  }
  return orders
}
