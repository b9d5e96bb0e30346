import type { PromotionDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { runOutbox } from "../../../src/rewards/outbox"
import { queryShop } from "../../../src/shop/query-shop"
import { earn, grantsOf } from "../rewards-shop"
import { addToCart, openCart } from "./carts"
import type { Customer } from "./customers"
import { eventually } from "./recorded"
import type { Shop } from "./shop"

/** A cart of the customer's with one item of 100. */
export async function cartOf(shop: Shop, customer: Customer): Promise<string> {
  const id = await openCart(shop, customer)
  await addToCart(shop, id, {}, customer.token)
  // Its customer is locked while it is recorded, and not followed meanwhile.
  await eventually(
    () =>
      queryShop(
        shop.container,
        `select 1 from ladder_event
         where customer_id = ? and type = 'cart.item_added' limit 1`,
        [customer.id]
      ),
    ({ length }) => length > 0
  )
  return id
}

/** Climbs to silver and has the coupon. */
export async function earnCoupon(
  { container }: Shop,
  customer: Customer
): Promise<{ code: string; causes: string[] }> {
  const causes = await earn(container, customer.id, 1)
  await runOutbox(container)
  const [grant] = await grantsOf(container, customer.id)
  expect(grant?.state).toBe("issued")
  return { code: grant!.code, causes }
}

export const couponOf = async (
  shop: Shop,
  customer: Customer
): Promise<string> => (await earnCoupon(shop, customer)).code

/** Every promotion there is, with its rules. */
export const promotionsOf = ({ container }: Shop): Promise<PromotionDTO[]> =>
  container
    .resolve(Modules.PROMOTION)
    .listPromotions({}, { relations: ["rules", "rules.values"] })
