import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createCollectionsWorkflow,
  createProductCategoriesWorkflow,
  createRegionsWorkflow,
  updateCartPromotionsWorkflow,
  updateProductsWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { recogniseRedemptions } from "../../src/rewards/redemptions"
import { runOutbox } from "../../src/rewards/outbox"
import type { CouponSettings } from "../../src/rewards/coupon-settings"
import { system } from "../../src/modules/ladder/types"
import {
  ask,
  discountsOf,
  earn,
  ladderOf,
  publishLadder,
  seeCart,
  twoRungs,
} from "./rewards-shop"
import { addToCart, completeCart, openCart, prepareCart } from "./shop/carts"
import { registerCustomer, type Customer } from "./shop/customers"
import { dropHints } from "./shop/drop-hints"
import { openShop } from "./shop/open-shop"
import { editIn, editQuantity } from "./shop/order-changes"
import type { Shop } from "./shop/shop"

/** Two products, 100.00 and 70.00, delivered for 10.00; prices include 19 %. */
medusaIntegrationTestRunner({
  cwd: process.cwd(),
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let ada: Customer
    let ladder_id: string
    let currency = "eur"
    let given = 0

    beforeEach(async () => {
      const pricing = getContainer().resolve(Modules.PRICING)
      const own = { attribute: "currency_code", value: currency }
      const [preference] = await pricing.listPricePreferences(own)
      await pricing.upsertPricePreferences([
        {
          ...own,
          ...(preference && { id: preference.id }),
          is_tax_inclusive: true,
        },
      ])
      shop = await openShop(getContainer(), api, { currency, tax_rate: 19 })
      ada = await registerCustomer(shop, "ada@example.com")
      const ladder = await publishLadder(shop.container, {
        ...twoRungs,
        rewards: [],
      })
      ladder_id = ladder.id
    })

    /** Ada gets a coupon; tells its code. */
    async function give(settings: CouponSettings): Promise<string> {
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
      const { outbox, coupons } = ladderOf(shop.container)
      const [grant] = await outbox.grantsByCode([code])
      await coupons.void(grant!.id, system)
    }

    /** On silver: 10 % off everything. */
    async function reachSilver(): Promise<void> {
      await earn(shop.container, ada.id, 1)
      await runOutbox(shop.container)
    }

    async function fill(...variants: string[]): Promise<string> {
      const cart = await openCart(shop, ada)
      for (const variant_id of variants) {
        await addToCart(shop, cart, { variant_id }, ada.token)
      }
      return cart
    }

    const type = (cart: string, ...codes: string[]) =>
      ask(
        shop,
        "POST",
        `/store/carts/${cart}/promotions`,
        { promo_codes: codes },
        ada.token
      )

    const drop = (cart: string, ...codes: string[]) =>
      ask(
        shop,
        "DELETE",
        `/store/carts/${cart}/promotions`,
        { promo_codes: codes },
        ada.token
      )

    const complete = (cart: string) =>
      ask(shop, "POST", `/store/carts/${cart}/complete`, {}, ada.token)

    const off = async (cart: string) =>
      (await seeCart(shop, cart)).discount_total

    /** What analytics have of the discount, though no hint was heard. */
    async function givenBy(order_id: string, code: string) {
      await recogniseRedemptions(shop.container, [order_id])
      const [grant] = await ladderOf(shop.container).outbox.grantsByCode([code])
      expect(grant?.order_id).toBe(order_id)
      return grant?.discount
    }

    async function productOf(variant_id: string): Promise<string> {
      const { product_id } = await shop.container
        .resolve(Modules.PRODUCT)
        .retrieveProductVariant(variant_id)
      return product_id!
    }

    it("takes exactly 10.00 off in a shop whose prices include 19 %", async () => {
      const code = await give({ amounts: { eur: 1_000 } })
      const cart = await fill(shop.variant_id, shop.other_variant_id)
      const before = await seeCart(shop, cart)
      expect(before.total).toBe(170)
      expect((await type(cart, code)).status).toBe(200)
      const after = await seeCart(shop, cart)
      expect(after.total).toBe(160)
      expect(after.discount_total).toBe(10)
      await prepareCart(shop, cart, ada.token)
      const order = await completeCart(shop, cart, ada.token)
      const query = shop.container.resolve(ContainerRegistrationKeys.QUERY)
      const { data } = await query.graph({
        entity: "order",
        fields: ["total", "discount_total", "item_total"],
        filters: { id: order },
      })
      expect(Number(data[0]!.discount_total)).toBe(10)
      expect(Number(data[0]!.item_total)).toBe(160)
      expect(await givenBy(order, code)).toEqual({
        amount: 1_000,
        currency: "eur",
      })
    })

    describe("limited to part of the shop", () => {
      it("takes its percentage off these products only", async () => {
        const product = await productOf(shop.other_variant_id)
        const code = await give({ percent: 50, products: [product] })
        const none = await fill(shop.variant_id)
        const refused = await type(none, code)
        expect(refused.status).toBe(400)
        expect(refused.data.message).toBe(
          `The code ${code} is for some products only; none of them is in the cart`
        )
        const cart = await fill(shop.variant_id, shop.other_variant_id)
        expect((await type(cart, code)).status).toBe(200)
        expect(await off(cart)).toBe(35)
        await prepareCart(shop, cart, ada.token)
        const order = await completeCart(shop, cart, ada.token)
        expect(await givenBy(order, code)).toEqual({
          amount: 3_500,
          currency: "eur",
        })
      })

      it("takes an amount off a category, and no more than it is worth", async () => {
        const { result } = await createProductCategoriesWorkflow(
          shop.container
        ).run({
          input: { product_categories: [{ name: "Tea", is_active: true }] },
        })
        const category = result[0]!.id
        await updateProductsWorkflow(shop.container).run({
          input: {
            selector: { id: await productOf(shop.other_variant_id) },
            update: { category_ids: [category] },
          },
        })
        const code = await give({
          amounts: { eur: 9_000 },
          categories: [category],
        })
        const cart = await fill(shop.variant_id, shop.other_variant_id)
        expect((await type(cart, code)).status).toBe(200)
        expect(await off(cart)).toBe(70)
      })

      it("knows collections", async () => {
        const { result } = await createCollectionsWorkflow(shop.container).run({
          input: { collections: [{ title: "Spring" }] },
        })
        const collection = result[0]!.id
        const code = await give({ percent: 10, collections: [collection] })
        const cart = await fill(shop.variant_id)
        expect((await type(cart, code)).data.message).toContain(
          "is for some collections only"
        )
        await updateProductsWorkflow(shop.container).run({
          input: {
            selector: { id: await productOf(shop.variant_id) },
            update: { collection_id: collection },
          },
        })
        expect((await type(cart, code)).status).toBe(200)
        expect(await off(cart)).toBe(10)
      })
    })

    it("says what is missing for a minimum, and works from it on", async () => {
      const code = await give({ percent: 10, minimums: { eur: 15_000 } })
      const cart = await fill(shop.variant_id)
      const early = await type(cart, code)
      expect(early.status).toBe(400)
      expect(early.data.message).toBe(
        `The code ${code} needs an order of at least 150.00 EUR; the cart has 100.00 EUR`
      )
      await addToCart(
        shop,
        cart,
        { variant_id: shop.other_variant_id },
        ada.token
      )
      expect((await type(cart, code)).status).toBe(200)
      expect(await off(cart)).toBe(17)
    })

    it("frees the delivery, once there is one", async () => {
      const code = await give({ free_shipping: true })
      const cart = await fill(shop.variant_id)
      const early = await type(cart, code)
      expect(early.status).toBe(400)
      expect(early.data.message).toContain("choose a delivery first")
      await prepareCart(shop, cart, ada.token)
      const before = await seeCart(shop, cart)
      expect(before.total).toBe(110)
      expect((await type(cart, code)).status).toBe(200)
      expect((await seeCart(shop, cart)).total).toBe(100)
      await prepareCart(shop, cart, ada.token)
      const order = await completeCart(shop, cart, ada.token)
      expect(await givenBy(order, code)).toEqual({
        amount: 1_000,
        currency: "eur",
      })
    })

    describe("in several currencies", () => {
      let abroad: string

      beforeEach(async () => {
        const { result } = await createRegionsWorkflow(shop.container).run({
          input: {
            regions: [
              {
                name: "Abroad",
                currency_code: "usd",
                countries: ["us"],
                payment_providers: ["pp_system_default"],
              },
            ],
          },
        })
        abroad = result[0]!.id
        const query = shop.container.resolve(ContainerRegistrationKeys.QUERY)
        const { data } = await query.graph({
          entity: "variant",
          fields: ["id", "price_set.id"],
        })
        const pricing = shop.container.resolve(Modules.PRICING)
        for (const { price_set } of data) {
          await pricing.addPrices({
            priceSetId: price_set!.id,
            prices: [{ currency_code: "usd", amount: 120 }],
          })
        }
      })

      const openAbroad = async () => {
        const { data } = await ask(
          shop,
          "POST",
          "/store/carts",
          {
            region_id: abroad,
            items: [{ variant_id: shop.variant_id, quantity: 1 }],
          },
          ada.token
        )
        return data.cart.id as string
      }

      it("gives each its amount, with its minimum, in one coupon", async () => {
        const code = await give({
          amounts: { eur: 500, usd: 600 },
          minimums: { eur: 9_000, usd: 11_000 },
        })
        const home = await fill(shop.variant_id)
        expect((await type(home, code)).status).toBe(200)
        expect(await off(home)).toBe(5)
        const there = await openAbroad()
        expect((await type(there, code)).status).toBe(200)
        expect(await off(there)).toBe(6)
        expect((await type(home, code)).status).toBe(200)
        expect(await off(home)).toBe(5)
        await prepareCart(shop, home, ada.token)
        await completeCart(shop, home, ada.token)
        const again = await type(there, code)
        expect(again.status).toBe(400)
        expect(again.data.message).toBe(`The code ${code} has been used`)
      })

      it("follows a cart that moves to another region", async () => {
        const code = await give({ amounts: { eur: 500, usd: 600 } })
        const cart = await fill(shop.variant_id)
        await type(cart, code)
        const moved = await ask(
          shop,
          "POST",
          `/store/carts/${cart}`,
          { region_id: abroad },
          ada.token
        )
        expect(moved.status).toBe(200)
        expect(await off(cart)).toBe(6)
      })

      it("says where it does not work", async () => {
        const code = await give({ amounts: { eur: 500 } })
        const there = await openAbroad()
        const refused = await type(there, code)
        expect(refused.status).toBe(400)
        expect(refused.data.message).toBe(
          `The code ${code} works in eur only; the cart is in usd`
        )
      })
    })

    it("begins as the reward says, and is taken as it is typed", async () => {
      const code = await give({ percent: 5, prefix: "GRUSS" })
      expect(code).toMatch(/^GRUSS[0-9A-Z]{14}$/)
      const cart = await fill(shop.variant_id)
      const typed = ` ${code.slice(0, 7)} ${code.slice(7)} `
        .toLowerCase()
        .replace(/0/g, "o")
        .replace(/1/g, "l")
      expect((await type(cart, typed)).status).toBe(200)
      expect((await seeCart(shop, cart)).codes).toEqual([code])
    })

    /** As the analytics show it, of today. */
    async function discountsOfToday(): Promise<
      Readonly<Record<string, number>>
    > {
      const today = new Intl.DateTimeFormat("en-CA", {
        timeZone: twoRungs.zone,
      }).format(await ladderOf(shop.container).sweeping.now())
      const { reports } = ladderOf(shop.container)
      const { discounts } = await reports.couponFigures(ladder_id, today, today)
      return discounts
    }

    describe.each([
      { code: "jpy", settings: { amounts: { jpy: 15 } }, off: 15, minor: 15 },
      { code: "jpy", settings: { percent: 7 }, off: 11.9, minor: 12 },
      {
        code: "bhd",
        settings: { amounts: { bhd: 1_234 } },
        off: 1.234,
        minor: 1_234,
      },
      { code: "kwd", settings: { percent: 7 }, off: 11.9, minor: 11_900 },
    ])(
      "in $code, which has not two decimals",
      ({ code, settings, off: less, minor }) => {
        beforeAll(() => {
          currency = code
        })
        afterAll(() => {
          currency = "eur"
        })

        it(`reports ${minor} minor units of ${less} off`, async () => {
          const coupon = await give(settings)
          const cart = await fill(shop.variant_id, shop.other_variant_id)
          expect((await type(cart, coupon)).status).toBe(200)
          expect(await off(cart)).toBeCloseTo(less, 6)
          await prepareCart(shop, cart, ada.token)
          const order = await completeCart(shop, cart, ada.token)
          expect(await givenBy(order, coupon)).toEqual({
            amount: minor,
            currency: code,
          })
          expect(await discountsOfToday()).toEqual({ [code]: minor })
        })
      }
    )

    it.each([
      ["adds a line", 1],
      ["takes a line away", 0],
    ])(
      "reports what the checkout took off, though an edit before it was read %s",
      async (_what, quantity) => {
        const code = await give({ percent: 10 })
        const cart = await fill(shop.variant_id, shop.other_variant_id)
        expect((await type(cart, code)).status).toBe(200)
        await prepareCart(shop, cart, ada.token)
        const mend = dropHints(shop)
        const order = await completeCart(shop, cart, ada.token)
        await editIn(shop, order)
        await editQuantity(shop, order, quantity)
        mend()
        expect(await givenBy(order, code)).toEqual({
          amount: 1_700,
          currency: "eur",
        })
      }
    )

    it("fills in what a coupon took off, once that can be told", async () => {
      const code = await give({ percent: 10 })
      const cart = await fill(shop.variant_id)
      expect((await type(cart, code)).status).toBe(200)
      await prepareCart(shop, cart, ada.token)
      const mend = dropHints(shop)
      const order = await completeCart(shop, cart, ada.token)
      mend()
      const currencies = shop.container.resolve(
        ContainerRegistrationKeys.PG_CONNECTION
      )
      const known = (away: boolean) =>
        currencies("currency")
          .where({ code: "eur" })
          .update({ deleted_at: away ? new Date() : null })
      await known(true)
      expect(await givenBy(order, code)).toBeNull()
      await known(false)
      expect(await givenBy(order, code)).toEqual({
        amount: 1_000,
        currency: "eur",
      })
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
