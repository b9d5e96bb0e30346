import {
  createCartCreditLinesWorkflow,
  createOrderWorkflow,
  createProductsWorkflow,
  createRegionsWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { LadderDocument } from "../../src/engine"
import {
  readOptions,
  type OrderSettings,
} from "../../src/modules/ladder/options"
import { isPurchase } from "../../src/sources/orders/purchases"
import { readOrders } from "../../src/sources/orders/read-orders"
import { addToCart, completeCart, openCart, prepareCart } from "./shop/carts"
import { registerCustomer, type Customer } from "./shop/customers"
import { openShop } from "./shop/open-shop"
import { cancel } from "./shop/order-changes"
import { capture } from "./shop/payments"
import { eventually, ladderOf } from "./shop/recorded"
import type { Shop } from "./shop/shop"

/** Euros at home and yen abroad, where 160 yen count as a euro. */
const document: LadderDocument = {
  name: "Both sides of the world",
  zone: "Europe/Berlin",
  rates: { into: "eur", from: { jpy: { amount: 160, counts_as: 100 } } },
  rungs: [
    {
      id: "friend",
      name: "Friend",
      enter: { kind: "spend", currency: "eur", at_least: 20_000 },
    },
  ],
  earn: [
    {
      id: "spend",
      type: "order.placed",
      points: { per: { points: 1, amount: 100, currency: "eur" } },
    },
  ],
  rewards: [],
}

/** Two products, 100.00 and 70.00, delivered for 10.00. */
medusaIntegrationTestRunner({
  cwd: process.cwd(),
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let ada: Customer
    let japan: string
    let gift_card: string

    beforeAll(async () => {
      shop = await openShop(getContainer(), api)
      const { id } = await ladderOf(shop).ladders.createLadder({
        handle: "both-sides",
        document,
      })
      await ladderOf(shop).ladders.publish(id)
      japan = await openJapan()
      gift_card = await sellGiftCard()
    })

    beforeEach(async () => {
      ada = await registerCustomer(shop, `ada-${Date.now()}@example.com`)
    })

    afterEach(async () => {
      expect(await ladderOf(shop).recording.verify()).toEqual([])
    })

    async function openJapan(): Promise<string> {
      const { result } = await createRegionsWorkflow(shop.container).run({
        input: {
          regions: [
            {
              name: "Japan",
              currency_code: "jpy",
              countries: ["jp"],
              payment_providers: ["pp_system_default"],
            },
          ],
        },
      })
      return result[0]!.id
    }

    /** 100 euros: a product as any other, but marked. */
    async function sellGiftCard(): Promise<string> {
      const { result } = await createProductsWorkflow(shop.container).run({
        input: {
          products: [
            {
              title: "Gift card",
              status: "published",
              is_giftcard: true,
              sales_channels: [{ id: shop.sales_channel_id }],
              options: [{ title: "Worth", values: ["100"] }],
              variants: [
                {
                  title: "100",
                  options: { Worth: "100" },
                  manage_inventory: false,
                  prices: [{ currency_code: "eur", amount: 100 }],
                },
              ],
            },
          ],
        },
      })
      return result[0]!.variants[0]!.id
    }

    /** The whole way through the checkout, with some of it paid beforehand. */
    async function buy(
      variant_ids: readonly string[],
      store_credit = 0
    ): Promise<string> {
      const cart_id = await openCart(shop, ada)
      for (const variant_id of variant_ids) {
        await addToCart(shop, cart_id, { variant_id }, ada.token)
      }
      if (store_credit > 0) {
        await createCartCreditLinesWorkflow(shop.container).run({
          input: [
            {
              cart_id,
              amount: store_credit,
              reference: "store_credit",
              reference_id: "credit_1",
              metadata: {},
            },
          ],
        })
      }
      await prepareCart(shop, cart_id, ada.token)
      return await completeCart(shop, cart_id, ada.token)
    }

    /** An order in yen, as an import or another system makes it. */
    async function orderFromJapan(yen: number): Promise<string> {
      const { result } = await createOrderWorkflow(shop.container).run({
        input: {
          region_id: japan,
          sales_channel_id: shop.sales_channel_id,
          currency_code: "jpy",
          customer_id: ada.id,
          email: ada.email,
          items: [
            {
              title: "Tea",
              unit_price: yen,
              quantity: 1,
              is_tax_inclusive: false,
            },
          ],
        },
      })
      return result.id
    }

    /** What an order is worth under these settings, over all its events. */
    async function worth(
      order_id: string,
      settings: Partial<OrderSettings> = {}
    ): Promise<number> {
      const { orders } = readOptions({ orders: settings })
      const events = await readOrders(shop.container, [order_id], orders)
      return events
        .filter(isPurchase)
        .reduce((sum, { value }) => sum + (value ?? 0), 0)
    }

    const standing = async (points: number) =>
      await eventually(
        async () => (await ladderOf(shop).reports.standingsOf(ada.id))[0],
        (one) => one?.status_points === points
      )

    describe("a gift card", () => {
      it("that is bought is no purchase, unless the settings say so", async () => {
        const order_id = await buy([gift_card])
        expect(await worth(order_id)).toBe(0)
        expect(await worth(order_id, { gift_cards: true })).toBe(10_000)
        expect(await standing(0)).toMatchObject({ status_points: 0 })
      })

      it("leaves what is bought beside it", async () => {
        const order_id = await buy([gift_card, shop.other_variant_id])
        expect(await worth(order_id)).toBe(7_000)
        expect(await worth(order_id, { gift_cards: true })).toBe(17_000)
        await capture(shop, order_id)
        const money = { counts: "money" } as const
        expect(await worth(order_id, money)).toBe(7_000)
        expect(await worth(order_id, { ...money, gift_cards: true })).toBe(
          17_000
        )
      })
    })

    describe("store credit", () => {
      it("is not money: what it pays is spread over the order and left out", async () => {
        // Asked for 110.00, 44.00 of it paid beforehand: three fifths are left.
        const order_id = await buy([shop.variant_id], 44)
        expect(await worth(order_id)).toBe(6_000)
        expect(await worth(order_id, { shipping: true })).toBe(6_600)
        await capture(shop, order_id)
        expect(await worth(order_id, { counts: "money" })).toBe(6_000)
        expect(await standing(60)).toMatchObject({ status_points: 60 })
      })

      it("takes as much from a gift card beside it as from the rest", async () => {
        // 100.00 of 180.00 are paid beforehand, so four ninths are left.
        const order_id = await buy([gift_card, shop.other_variant_id], 100)
        expect(await worth(order_id)).toBe(3_111)
        expect(await worth(order_id, { gift_cards: true })).toBe(7_555)
      })
    })

    it("counts orders in two currencies together, and takes them back", async () => {
      const inEuros = await buy([shop.variant_id])
      expect(await standing(100)).toMatchObject({ rung: 0 })
      // 16,001 yen are 100.00 euros and a part of a cent, which is left out.
      const inYen = await orderFromJapan(16_001)
      expect(await standing(200)).toMatchObject({ rung: 1, rung_id: "friend" })
      await cancel(shop, inYen)
      expect(await standing(100)).toMatchObject({ rung: 0 })
      await cancel(shop, inEuros)
      expect(await standing(0)).toMatchObject({ rung: 0 })
    })
  },
})
