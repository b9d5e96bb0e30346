import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  createCollectionsWorkflow,
  createProductCategoriesWorkflow,
  updateProductsWorkflow,
} from "@medusajs/medusa/core-flows"
import { openCouponShop, useCoupons } from "./coupon-shop"
import { seeCart } from "./rewards-shop"
import { addToCart, completeCart, prepareCart } from "./shop/carts"
import type { Customer } from "./shop/customers"
import { dropHints } from "./shop/drop-hints"
import { editIn, editQuantity } from "./shop/order-changes"
import { testInShop } from "./shop/test-in-shop"
import type { Shop } from "./shop/shop"

/** What a coupon takes off, and from what, in a shop whose prices include tax. */
testInShop({
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let ada: Customer
    let ladder_id: string
    const { fill, give, givenBy, off, productOf, type } = useCoupons(() => ({
      shop,
      ada,
      ladder_id,
    }))

    beforeAll(async () => {
      const opened = await openCouponShop(getContainer(), api)
      ;({ shop, ada, ladder_id } = opened)
    })

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
  },
})
