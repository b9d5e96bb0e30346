import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { system } from "../../src/modules/ladder/types"
import type { CouponSettings } from "../../src/rewards/coupon-settings"
import { runOutbox } from "../../src/rewards/outbox"
import { recogniseRedemptions } from "../../src/rewards/redemptions"
import {
  ask,
  earn,
  ladderOf,
  publishLadder,
  seeCart,
  twoRungs,
} from "./rewards-shop"
import { addToCart, openCart } from "./shop/carts"
import type { Customer } from "./shop/customers"
import { openFor } from "./shop/open-for"
import type { Api, Shop } from "./shop/shop"

export interface CouponShop {
  readonly shop: Shop
  readonly ada: Customer
  readonly ladder_id: string
}

/**
 * Two products, 100.00 and 70.00, delivered for 10.00; prices include 19 %. The
 * ladder has two rungs, and gives no coupon by itself.
 */
export async function openCouponShop(
  container: MedusaContainer,
  api: Api,
  currency = "eur"
): Promise<CouponShop> {
  const pricing = container.resolve(Modules.PRICING)
  const own = { attribute: "currency_code", value: currency }
  const [preference] = await pricing.listPricePreferences(own)
  await pricing.upsertPricePreferences([
    {
      ...own,
      ...(preference && { id: preference.id }),
      is_tax_inclusive: true,
    },
  ])
  const options = { currency, tax_rate: 19 }
  const opened = await openFor(container, api, ["ada"], options)
  const ladder = await publishLadder(container, { ...twoRungs, rewards: [] })
  return { ...opened, ladder_id: ladder.id }
}

let given = 0

/** What Ada and staff do with her coupons; `at` tells the shop, once it is open. */
export function useCoupons(at: () => CouponShop) {
  /** Ada gets a coupon; tells its code. */
  async function give(settings: CouponSettings): Promise<string> {
    const { shop, ada, ladder_id } = at()
    const { coupons } = ladderOf(shop.container)
    const { grant } = await coupons.give(
      {
        ladder_id,
        customer_id: ada.id,
        id: `gift-${(given += 1)}`,
        name: "Gift",
        kind: "coupon",
        settings,
      },
      system
    )
    await runOutbox(shop.container)
    return grant.code
  }

  /** Voided in the ledger; the shop and its carts have not followed yet. */
  async function takeBack(code: string): Promise<void> {
    const { outbox, coupons } = ladderOf(at().shop.container)
    const [grant] = await outbox.grantsByCode([code])
    await coupons.void(grant!.id, system)
  }

  /** On silver: 10 % off everything. */
  async function reachSilver(): Promise<void> {
    const { shop, ada } = at()
    await earn(shop.container, ada.id, 1)
    await runOutbox(shop.container)
  }

  async function fill(...variants: string[]): Promise<string> {
    const { shop, ada } = at()
    const cart = await openCart(shop, ada)
    for (const variant_id of variants) {
      await addToCart(shop, cart, { variant_id }, ada.token)
    }
    return cart
  }

  const change = (
    method: "POST" | "DELETE",
    cart: string,
    promo_codes: string[]
  ) =>
    ask(
      at().shop,
      method,
      `/store/carts/${cart}/promotions`,
      { promo_codes },
      at().ada.token
    )

  const type = (cart: string, ...codes: string[]) => change("POST", cart, codes)

  const drop = (cart: string, ...codes: string[]) =>
    change("DELETE", cart, codes)

  const complete = (cart: string) =>
    ask(at().shop, "POST", `/store/carts/${cart}/complete`, {}, at().ada.token)

  const off = async (cart: string) =>
    (await seeCart(at().shop, cart)).discount_total

  /** What analytics have of the discount, though no hint was heard. */
  async function givenBy(order_id: string, code: string) {
    const { container } = at().shop
    await recogniseRedemptions(container, [order_id])
    const [grant] = await ladderOf(container).outbox.grantsByCode([code])
    expect(grant?.order_id).toBe(order_id)
    return grant?.discount
  }

  async function productOf(variant_id: string): Promise<string> {
    const { product_id } = await at()
      .shop.container.resolve(Modules.PRODUCT)
      .retrieveProductVariant(variant_id)
    return product_id!
  }

  return {
    give,
    takeBack,
    reachSilver,
    fill,
    type,
    drop,
    complete,
    off,
    givenBy,
    productOf,
  }
}
