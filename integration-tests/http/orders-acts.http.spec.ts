import {
  createCollectionsWorkflow,
  createProductCategoriesWorkflow,
  createProductTagsWorkflow,
  createProductTypesWorkflow,
  createPromotionsWorkflow,
  updateProductsWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { queryShop } from "../../src/shop/query-shop"
import { addToCart, completeCart, openCart, prepareCart } from "./shop/carts"
import { registerCustomer, type Customer } from "./shop/customers"
import { openShop } from "./shop/open-shop"
import { publishPointPerUnit } from "./shop/point-per-unit"
import { eventually, ladderOf } from "./shop/recorded"
import { storeHeaders, type Shop } from "./shop/shop"

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let ada: Customer

    beforeAll(async () => {
      shop = await openShop(getContainer(), api, { shipping: 0 })
      await publishPointPerUnit(shop, 100)
      ada = await registerCustomer(shop, "ada@example.com")
    })

    afterEach(async () => {
      expect(await ladderOf(shop).recording.verify()).toEqual([])
    })

    const attributesOf = async (order_id: string, type: string) => {
      const rows = await eventually(
        () =>
          queryShop<{ attributes: Record<string, unknown> }>(
            shop.container,
            `select attributes from ladder_event
             where key like ? and type = ? order by key`,
            [`order:${order_id}:%`, type]
          ),
        ({ length }) => length > 0
      )
      return rows[0]?.attributes
    }

    /** Puts the first product into all a shop has; tells where. */
    async function sortIn() {
      const { container, variant_id } = shop
      const [row] = await queryShop<{ product_id: string }>(
        container,
        "select product_id from product_variant where id = ?",
        [variant_id]
      )
      const { product_id } = row!
      const { result: above } = await createProductCategoriesWorkflow(
        container
      ).run({ input: { product_categories: [{ name: "Shoes" }] } })
      const { result: below } = await createProductCategoriesWorkflow(
        container
      ).run({
        input: {
          product_categories: [
            { name: "Boots", parent_category_id: above[0]!.id },
          ],
        },
      })
      const { result: collections } = await createCollectionsWorkflow(
        container
      ).run({ input: { collections: [{ title: "Winter" }] } })
      const { result: tags } = await createProductTagsWorkflow(container).run({
        input: { product_tags: [{ value: "warm" }] },
      })
      const { result: types } = await createProductTypesWorkflow(container).run(
        { input: { product_types: [{ value: "Footwear" }] } }
      )
      await updateProductsWorkflow(container).run({
        input: {
          selector: { id: product_id },
          update: {
            category_ids: [below[0]!.id],
            collection_id: collections[0]!.id,
            tag_ids: [tags[0]!.id],
            type_id: types[0]!.id,
          },
        },
      })
      return {
        product: [product_id],
        category: [above[0]!.id, below[0]!.id].sort(),
        collection: [collections[0]!.id],
        tag: [tags[0]!.id],
        product_type: [types[0]!.id],
      }
    }

    async function offerTenPercent(code: string): Promise<string> {
      const { result } = await createPromotionsWorkflow(shop.container).run({
        input: {
          promotionsData: [
            {
              code,
              type: "standard",
              status: "active",
              application_method: {
                type: "percentage",
                target_type: "order",
                value: 10,
                currency_code: shop.currency,
              },
            },
          ],
        },
      })
      return result[0]!.id
    }

    async function buyWith(code: string): Promise<string> {
      const cart_id = await openCart(shop, ada)
      await addToCart(shop, cart_id, { quantity: 2 }, ada.token)
      await shop.api.post(
        `/store/carts/${cart_id}/promotions`,
        { promo_codes: [code] },
        storeHeaders(shop, ada.token)
      )
      await prepareCart(shop, cart_id, ada.token)
      return completeCart(shop, cart_id, ada.token)
    }

    it("says of a purchase what was bought, where and with what", async () => {
      const about = await sortIn()
      const promotion_id = await offerTenPercent("TEN")
      const order_id = await buyWith("TEN")
      expect(await attributesOf(order_id, "order.placed")).toEqual({
        order: order_id,
        ...about,
        variant: [shop.variant_id],
        promotion: [promotion_id],
        payment: ["pp_system_default"],
        sales_channel: shop.sales_channel_id,
        region: shop.region_id,
      })
    })
  },
})
