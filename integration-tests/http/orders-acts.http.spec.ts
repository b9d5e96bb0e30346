import {
  addDraftOrderItemsWorkflow,
  beginDraftOrderEditWorkflow,
  cancelReturnWorkflow,
  confirmDraftOrderEditWorkflow,
  convertDraftOrderWorkflow,
  createOrderWorkflow,
  createCollectionsWorkflow,
  createProductCategoriesWorkflow,
  createProductTagsWorkflow,
  createProductTypesWorkflow,
  createPromotionsWorkflow,
  createReturnReasonsWorkflow,
  updateProductsWorkflow,
} from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { sweep } from "../../src/jobs/ladder-sweep"
import { queryShop } from "../../src/shop/query-shop"
import { orders } from "../../src/sources/orders"
import { backdate } from "./shop/backdate"
import {
  addToCart,
  buy,
  completeCart,
  openCart,
  prepareCart,
} from "./shop/carts"
import { dropHints } from "./shop/drop-hints"
import {
  cancel,
  claim,
  complete,
  deliver,
  exchange,
  fulfill,
  handOver,
  itemsOf,
  receiveReturn,
  requestReturn,
} from "./shop/order-changes"
import { capture, refund } from "./shop/payments"
import { registerCustomer, type Customer } from "./shop/customers"
import { openShop } from "./shop/open-shop"
import { publishPointPerUnit } from "./shop/point-per-unit"
import { eventually, ladderOf } from "./shop/recorded"
import { storeHeaders, type Shop } from "./shop/shop"

process.env.LADDER_ORDERS = JSON.stringify({ shops_fault_reasons: ["broken"] })

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

    const sql = (text: string, bindings: readonly unknown[] = []) =>
      queryShop<Record<string, unknown>>(shop.container, text, bindings)

    type Told = readonly [name: string, type: string, value: number | null]

    /** All that is on record of an order but what is said of it in between. */
    const told = async (order_id: string, least: number): Promise<Told[]> => {
      const ask = () =>
        sql(
          `select key, type, value::float8 as value from ladder_event
           where key like ? order by occurred_at, key collate "C"`,
          [`order:${order_id}:%`]
        )
      const rows = await eventually(ask, ({ length }) => length >= least)
      return rows.map(({ key, type, value }) => [
        String(key).split(":").slice(2).join(":").replace(/_\w+/, ""),
        String(type),
        value as number | null,
      ])
    }

    async function sell(): Promise<string> {
      const order_id = await buy(shop, ada, { quantity: 2 })
      await capture(shop, order_id)
      await fulfill(shop, order_id)
      await deliver(shop, order_id)
      return order_id
    }

    /** Sold three weeks ago, and heard of by the sweep alone. */
    async function soldLongAgo(
      happens: (order_id: string) => Promise<unknown> = async () => undefined
    ): Promise<string> {
      const mend = dropHints(shop)
      const order_id = await sell()
      await happens(order_id)
      await backdate(shop, order_id, 21)
      mend()
      await sweep(shop.container)
      return order_id
    }

    it("tells that it was paid, delivered, completed, and what came back", async () => {
      const order_id = await sell()
      await complete(shop, order_id)
      await told(order_id, 4)
      const return_id = await requestReturn(shop, order_id, 1)
      const [item] = await itemsOf(shop, order_id)
      await receiveReturn(shop, return_id, [{ id: item!.id, quantity: 1 }])
      await refund(shop, order_id, 100)
      const lines: Told[] = [
        ["v1", "order.placed", 20_000],
        ["paid", "order.paid", 20_000],
        ["delivered", "order.delivered", 20_000],
        ["completed", "order.completed", 20_000],
        ["completed:v5", "order.completion_undone", -10_000],
        ["delivered:v5", "order.delivery_undone", -10_000],
        ["paid:v5", "order.payment_undone", -10_000],
        ["returned:return", "order.returned", null],
        ["v5", "order.changed", -10_000],
      ]
      const seen = await told(order_id, lines.length)
      expect(seen.slice(0, 4)).toEqual(lines.slice(0, 4))
      expect([...seen].sort()).toEqual([...lines].sort())
      expect(await attributesOf(order_id, "order.returned")).toMatchObject({
        percent: 50,
      })
      // Read again, by a sweep: the very same.
      await sql('update "order" set updated_at = now() where id = ?', [
        order_id,
      ])
      const events = await orders.read(shop.container, [order_id])
      const answers = await ladderOf(shop).recording.record(events, "orders")
      expect(events).toHaveLength(lines.length)
      expect(new Set(answers.map(({ answer }) => answer))).toEqual(
        new Set(["duplicate"])
      )
    })

    it("is not told while a refund of a moment ago may still be taken from it", async () => {
      const mend = dropHints(shop)
      const order_id = await buy(shop, ada, { quantity: 2 })
      await capture(shop, order_id)
      await backdate(shop, order_id, 1)
      await shop.container.resolve(Modules.ORDER).addOrderTransactions({
        order_id,
        amount: -30,
        currency_code: shop.currency,
      })
      await complete(shop, order_id)
      await sweep(shop.container)
      const before: Told[] = [
        ["v1", "order.placed", 20_000],
        ["paid", "order.paid", 20_000],
      ]
      expect(await told(order_id, 2)).toEqual(before)

      await sql(
        `update order_transaction set created_at = created_at
           - interval '61 seconds' where order_id = ? and amount < 0`,
        [order_id]
      )
      await sweep(shop.container)
      mend()
      const after = await told(order_id, 4)
      expect(after.filter(([name]) => name === "completed")).toEqual([
        ["completed", "order.completed", 17_000],
      ])
      expect(after.map(([name]) => name)).toContain("refund:ordtrx")
    })

    it("is not less for a return whose reason is the shop's fault", async () => {
      const { result } = await createReturnReasonsWorkflow(shop.container).run({
        input: {
          data: ["broken", "too_small"].map((value) => ({
            value,
            label: value,
          })),
        },
      })
      const changed: unknown[] = []
      for (const { id } of result) {
        const order_id = await sell()
        const return_id = await requestReturn(shop, order_id, 1, id)
        const [item] = await itemsOf(shop, order_id)
        await receiveReturn(shop, return_id, [{ id: item!.id, quantity: 1 }])
        const seen = await told(order_id, 5)
        changed.push(seen.find(([name]) => name === "v5"))
        changed.push(seen.filter(([name]) => name === "paid:v5").length)
        const returned = await attributesOf(order_id, "order.returned")
        changed.push(returned?.["reason"])
      }
      expect(changed).toEqual([
        ...[["v5", "order.compensated", -10_000], 0, ["broken"]],
        ...[["v5", "order.changed", -10_000], 1, ["too_small"]],
      ])
    })

    it("tells of a claim until it is settled, and of an exchange", async () => {
      const order_id = await sell()
      const return_id = await claim(shop, order_id, "refund")
      const named = async (least: number) =>
        (await told(order_id, least)).filter(([, type]) =>
          /claim|exchang/.test(type)
        )
      const claimed = ["claimed:claim", "order.claimed", null]
      expect(await named(4)).toEqual([claimed])
      const [item] = await itemsOf(shop, order_id)
      await receiveReturn(shop, return_id, [{ id: item!.id, quantity: 1 }])
      await exchange(shop, order_id)
      expect(await named(7)).toEqual([
        claimed,
        ["claimed:claim:settled", "order.claim_settled", null],
        ["exchanged:oexc", "order.exchanged", null],
      ])
    })

    it("takes all along that was handed over, as a sweep finds it", async () => {
      const mend = dropHints(shop)
      const order_id = await buy(shop, { email: "guest@example.com" })
      await capture(shop, order_id)
      await handOver(shop, order_id, ada.id)
      mend()
      await sweep(shop.container)
      const rows = await sql(
        `select type, value::float8 as value, customer_id = ? as hers
         from ladder_event where key like ? order by key collate "C"`,
        [ada.id, `order:${order_id}:%`]
      )
      const event = (type: string, value: number, hers: boolean) => ({
        type,
        value,
        hers,
      })
      expect(rows).toEqual([
        event("order.canceled", -10_000, false),
        event("order.paid", 10_000, false),
        event("order.payment_undone", -10_000, false),
        event("order.paid", 10_000, true),
        event("order.placed", 10_000, true),
        event("order.placed", 10_000, false),
      ])
    })

    it("says what is in a draft that began empty, once it is converted", async () => {
      const { container } = shop
      // Understood, though the type does not list it.
      const draft = { is_draft_order: true, status: "draft" }
      const { result } = await createOrderWorkflow(container).run({
        input: {
          ...draft,
          region_id: shop.region_id,
          sales_channel_id: shop.sales_channel_id,
          currency_code: shop.currency,
          customer_id: ada.id,
          email: ada.email,
          items: [],
        },
      })
      const order_id = result.id
      await beginDraftOrderEditWorkflow(container).run({ input: { order_id } })
      await addDraftOrderItemsWorkflow(container).run({
        input: {
          order_id,
          items: [{ variant_id: shop.variant_id, quantity: 1 }],
        },
      })
      await confirmDraftOrderEditWorkflow(container).run({
        input: { order_id, confirmed_by: "user" },
      })
      await sweep(container)
      expect(await told(order_id, 0)).toEqual([])
      await convertDraftOrderWorkflow(container).run({
        input: { id: order_id },
      })
      expect(await told(order_id, 2)).toEqual([
        ["v1", "order.placed", 0],
        ["v2", "order.changed", 10_000],
      ])
      expect(await attributesOf(order_id, "order.placed")).toMatchObject({
        variant: [shop.variant_id],
      })
    })

    it("tells of a promotion used, and takes it back with the order", async () => {
      const promotion_id = await offerTenPercent("AGAIN")
      const order_id = await buyWith("AGAIN")
      expect(await told(order_id, 2)).toEqual([
        ["promotion:promo", "promotion.redeemed", null],
        ["v1", "order.placed", 18_000],
      ])
      expect(await attributesOf(order_id, "promotion.redeemed")).toEqual({
        order: order_id,
        promotion: promotion_id,
        code: "AGAIN",
        sales_channel: shop.sales_channel_id,
        region: shop.region_id,
      })
      await cancel(shop, order_id)
      expect((await told(order_id, 4)).slice(2)).toEqual([
        ["canceled", "order.canceled", -18_000],
        ["promotion:promo:canceled", "promotion.use_undone", null],
      ])
    })

    describe("an order that was kept", () => {
      const keptLines = async (order_id: string, least: number) =>
        (await told(order_id, least)).filter(([name]) => /^kept/.test(name))

      it("is so when the days are over, and no more when a thing comes back", async () => {
        const order_id = await soldLongAgo()
        const [kept] = await sql(
          `select k.occurred_at - d.occurred_at = interval '14 days' as due,
             k.attributes->'days' as days
           from ladder_event k join ladder_event d
             on k.key = ? and d.key = ?`,
          [`order:${order_id}:kept`, `order:${order_id}:delivered`]
        )
        expect(kept).toEqual({ due: true, days: 14 })
        const return_id = await requestReturn(shop, order_id, 1)
        expect(await keptLines(order_id, 4)).toHaveLength(1)
        const [item] = await itemsOf(shop, order_id)
        await receiveReturn(shop, return_id, [{ id: item!.id, quantity: 1 }])
        expect(await keptLines(order_id, 9)).toEqual([
          ["kept", "order.kept", 20_000],
          ["kept:sent-back", "order.sent_back_late", -20_000],
        ])
      })

      it("is not while a return asked for in time is open, but when it is called off", async () => {
        let return_id = ""
        const order_id = await soldLongAgo(async (id) => {
          return_id = await requestReturn(shop, id, 1)
        })
        expect(await keptLines(order_id, 3)).toEqual([])
        await cancelReturnWorkflow(shop.container).run({ input: { return_id } })
        expect(await keptLines(order_id, 4)).toEqual([
          ["kept", "order.kept", 20_000],
        ])
      })

      it("is looked for by the sweep on the day it is due", async () => {
        const order_id = await sell()
        const day = 86_400_000
        const found = async (days: number) => {
          const since = Date.now() + days * day
          const period = {
            since: new Date(since - 60_000),
            until: new Date(since + 60_000),
          }
          const ids: string[] = []
          for await (const page of orders.scan(shop.container, period, 100)) {
            ids.push(...page)
          }
          return ids.includes(order_id)
        }
        expect(await found(14)).toBe(true)
        expect(await found(13)).toBe(false)
      })
    })

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
