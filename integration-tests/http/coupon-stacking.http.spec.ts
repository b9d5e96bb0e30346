import { Modules } from "@medusajs/framework/utils"
import { updateCartPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import { runOutbox } from "../../src/rewards/outbox"
import { openCouponShop, useCoupons } from "./coupon-shop"
import { discountsOf, seeCart } from "./rewards-shop"
import { addToCart, completeCart, prepareCart } from "./shop/carts"
import type { Customer } from "./shop/customers"
import { testInShop } from "./shop/test-in-shop"
import type { Shop } from "./shop/shop"

/** What a coupon does beside others, and beside the rung's discount. */
testInShop({
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let ada: Customer
    let ladder_id: string
    const {
      complete,
      drop,
      fill,
      give,
      givenBy,
      off,
      reachSilver,
      takeBack,
      type,
    } = useCoupons(() => ({ shop, ada, ladder_id }))

    beforeAll(async () => {
      const opened = await openCouponShop(getContainer(), api)
      ;({ shop, ada, ladder_id } = opened)
    })

    describe("a coupon that is over and still in the cart", () => {
      const amount = { amounts: { eur: 500 } }

      it("makes room for another as soon as it is voided", async () => {
        const first = await give(amount)
        const second = await give(amount)
        const cart = await fill(shop.variant_id)
        await type(cart, first)
        await takeBack(first)
        expect((await seeCart(shop, cart)).codes).toEqual([first])
        expect((await type(cart, second)).status).toBe(200)
        await runOutbox(shop.container)
        expect((await seeCart(shop, cart)).codes).toEqual([second])
        expect(await off(cart)).toBe(5)
      })

      it("makes room for another as soon as another order used it", async () => {
        const first = await give(amount)
        const second = await give(amount)
        const [bought, left] = [
          await fill(shop.variant_id),
          await fill(shop.variant_id),
        ]
        await type(left, first)
        await type(bought, first)
        await prepareCart(shop, bought, ada.token)
        const order = await completeCart(shop, bought, ada.token)
        await givenBy(order, first)
        expect((await seeCart(shop, left)).codes).toContain(first)
        expect((await type(left, second)).status).toBe(200)
        const { codes } = await seeCart(shop, left)
        expect(codes).toContain(second)
        expect(codes).not.toContain(first)
      })

      it("no longer keeps the rung discount away", async () => {
        await reachSilver()
        const first = await give({ ...amount, with_rung_discount: "instead" })
        const cart = await fill(shop.variant_id)
        await type(cart, first)
        expect(await off(cart)).toBe(5)
        await takeBack(first)
        await addToCart(shop, cart, {}, ada.token)
        await runOutbox(shop.container)
        expect(await off(cart)).toBe(20)
      })

      it("is the reason why the cart cannot be completed, not that it is one too many", async () => {
        const first = await give(amount)
        const second = await give(amount)
        const cart = await fill(shop.variant_id)
        await type(cart, first)
        await updateCartPromotionsWorkflow(shop.container).run({
          input: { cart_id: cart, promo_codes: [second] },
        })
        await prepareCart(shop, cart, ada.token)
        await takeBack(first)
        const refused = await complete(cart)
        expect(refused.status).toBe(409)
        expect(refused.data.message).toContain(
          `The discount ${first} is no longer valid`
        )
      })
    })

    describe("together with other discounts", () => {
      const shops = "SPRING5"

      beforeEach(async () => {
        await reachSilver()
        await shop.container.resolve(Modules.PROMOTION).createPromotions({
          code: shops,
          type: "standard",
          status: "active",
          is_tax_inclusive: true,
          application_method: {
            type: "fixed",
            target_type: "order",
            value: 3,
            currency_code: "eur",
          },
        })
      })

      /** What a job or another plugin may do, past every route. */
      const force = (cart_id: string, ...promo_codes: string[]) =>
        updateCartPromotionsWorkflow(shop.container).run({
          input: {
            cart_id,
            promo_codes,
            force_refresh_payment_collection: true,
          },
        })

      const combinations = [1, 2].flatMap((per_cart) =>
        (["together", "instead"] as const).flatMap((with_rung_discount) =>
          (["allowed", "refused"] as const).map((with_other_promotions) => ({
            per_cart,
            with_rung_discount,
            with_other_promotions,
          }))
        )
      )

      it.each(combinations)(
        "holds to $per_cart in a cart, $with_rung_discount with the rung, others $with_other_promotions",
        async (stacking) => {
          const settings = { amounts: { eur: 500 }, ...stacking }
          const first = await give(settings)
          const second = await give(settings)
          const rung = stacking.with_rung_discount === "together" ? 10 : 0
          const cart = await fill(shop.variant_id)
          expect(await off(cart)).toBe(10)

          expect((await type(cart, first)).status).toBe(200)
          expect(await off(cart)).toBe(rung + 5)

          const more = await type(cart, second)
          const two = stacking.per_cart === 2
          expect(more.status).toBe(two ? 200 : 400)
          expect(await off(cart)).toBe(rung + (two ? 10 : 5))
          await drop(cart, second)

          const alone = stacking.with_other_promotions === "refused"
          const others = await type(cart, shops)
          expect(others.status).toBe(alone ? 400 : 200)
          expect(await off(cart)).toBe(rung + (alone ? 5 : 8))
          await drop(cart, shops)

          // Without the coupon the rung discount is back, whatever was set.
          await drop(cart, first)
          expect(await off(cart)).toBe(10)

          await type(cart, shops)
          const late = await type(cart, first)
          expect(late.status).toBe(alone ? 400 : 200)
          await drop(cart, shops)
          await type(cart, first)

          // At completion it holds, too, however the cart was filled.
          await prepareCart(shop, cart, ada.token)
          await force(cart, second)
          await prepareCart(shop, cart, ada.token)
          const tooMany = await complete(cart)
          expect(tooMany.status).toBe(two ? 200 : 409)
          if (two) {
            return
          }
          expect(tooMany.data.message).toContain("Only 1 personal coupon")
          await drop(cart, second)
          await force(cart, shops)
          await prepareCart(shop, cart, ada.token)
          const mixed = await complete(cart)
          expect(mixed.status).toBe(alone ? 409 : 200)
          if (alone) {
            expect(mixed.data.message).toContain("without other promotions")
            await drop(cart, shops)
            await prepareCart(shop, cart, ada.token)
            const done = await complete(cart)
            expect(done.status).toBe(200)
            const took = await discountsOf(shop, done.data.order.id)
            expect(took[first]).toBe(5)
          }
        }
      )

      it("gives the rung discount back when the coupon in its place is voided", async () => {
        const code = await give({
          amounts: { eur: 500 },
          with_rung_discount: "instead",
        })
        const cart = await fill(shop.variant_id)
        await type(cart, code)
        await prepareCart(shop, cart, ada.token)
        expect(await off(cart)).toBe(5)
        await takeBack(code)
        await runOutbox(shop.container)
        const early = await complete(cart)
        expect(early.status).toBe(409)
        expect(early.data.message).toContain("look at its new total")
        expect(await off(cart)).toBe(10)
        await prepareCart(shop, cart, ada.token)
        expect((await complete(cart)).status).toBe(200)
      })
    })
  },
})
