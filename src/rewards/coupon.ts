import type { MedusaContainer, PromotionDTO } from "@medusajs/framework/types"
import type { Fault, ParamSpecs, ParamsOf } from "../engine"
import { join, limits } from "../engine"
import type { ClaimedGrant } from "../modules/ladder/types"
import { couponPromotion } from "./coupon-promotion"
import { readRows, runWorkflow } from "./medusa"
import { factsOfCurrencies } from "./money"
import { removeFromCarts } from "./open-carts"
import type { Issued, Revoked, RewardKind } from "./reward-kind"

const params = {
  percent: {
    type: "integer",
    min: 1,
    max: 100,
    unit: "percent",
    label: "Percent off",
    optional: true,
  },
  amount: {
    type: "integer",
    min: 1,
    max: limits.amount_max,
    unit: "minor",
    label: "Amount off",
    optional: true,
  },
  minimum: {
    type: "integer",
    min: 1,
    max: limits.amount_max,
    unit: "minor",
    label: "Minimum order",
    optional: true,
  },
  currency: { type: "currency", label: "Currency", optional: true },
  expires_after_days: {
    type: "integer",
    min: 1,
    max: limits.window_days_max,
    unit: "days",
    label: "Expires after",
    optional: true,
  },
  if_canceled: {
    type: "choice",
    of: ["again", "lost"],
    label: "If the order it was used in is cancelled",
    optional: true,
  },
} as const satisfies ParamSpecs

export type CouponSettings = ParamsOf<typeof params>

/**
 * A personal coupon: one coded promotion that only its customer can use, once,
 * and only logged in. It is found again by its code, which the module made
 * with the grant, so that no crash and no second worker makes another.
 */
export const coupon: RewardKind = {
  name: "coupon",
  label: "Coupon",
  params,
  check: checkCoupon,
  issue: issueCoupons,
  revoke: revokeCoupons,
}

function checkCoupon(settings: CouponSettings, path: string): Fault[] {
  const faults: Fault[] = []
  const { percent, amount, minimum, currency } = settings
  if ((percent === undefined) === (amount === undefined)) {
    faults.push({
      path: join(path, "percent"),
      message: `excludes amount; exactly one of the two is wanted`,
    })
  }
  if (currency === undefined && (amount ?? minimum) !== undefined) {
    faults.push({
      path: join(path, "currency"),
      message: `is missing; an amount off and a minimum order need one`,
    })
  }
  return faults
}

async function issueCoupons(
  container: MedusaContainer,
  grants: readonly ClaimedGrant[]
): Promise<ReadonlyMap<string, Issued>> {
  const made = await promotionsOf(container, grants)
  const missing = grants.filter(({ code }) => !made.has(code))
  if (missing.length > 0) {
    const facts = await factsOfCurrencies(container, currenciesOf(missing))
    const promotions = await runWorkflow(container, "create-promotions", {
      promotionsData: missing.map((grant) =>
        couponPromotion(grant, grant.settings as CouponSettings, facts)
      ),
    })
    promotions.forEach((promotion) => made.set(promotion.code ?? "", promotion))
  }
  return new Map(
    grants.map((grant) => [grant.id, { promotion_id: ownOf(grant, made).id }])
  )
}

function currenciesOf(grants: readonly ClaimedGrant[]): string[] {
  return grants.flatMap(({ settings }) => {
    const { currency } = settings as CouponSettings
    return currency === undefined ? [] : [currency]
  })
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

function isUsed({ used }: PromotionDTO): boolean {
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
  promotions: readonly PromotionDTO[]
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
