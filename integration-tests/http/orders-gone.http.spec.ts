import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createOrderWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { sweep } from "../../src/jobs/ladder-sweep"
import { queryShop } from "../../src/sources/query-shop"
import {
  addToCart,
  buy,
  completeCart,
  openCart,
  prepareCart,
} from "./shop/carts"
import { registerCustomer, type Customer } from "./shop/customers"
import { dropHints } from "./shop/drop-hints"
import { ledgerDump } from "./shop/ledger-dump"
import { openShop } from "./shop/open-shop"
import { pointsOf, publishPointPerUnit } from "./shop/point-per-unit"
import { eventually, ladderOf, recordedOf } from "./shop/recorded"
import type { Shop } from "./shop/shop"

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let ada: Customer

    beforeAll(async () => {
      shop = await openShop(getContainer(), api)
      await publishPointPerUnit(shop, 100)
      ada = await registerCustomer(shop, "ada@example.com")
    })

    afterEach(async () => {
      expect(await ladderOf(shop).verify()).toEqual([])
    })

    const sql = (text: string, bindings: unknown[] = []) =>
      queryShop<Record<string, unknown>>(shop.container, text, bindings)

    const lines = (order_id: string, least = 1) =>
      eventually(
        () => recordedOf(shop, order_id),
        ({ length }) => length >= least
      )

    const orderModule = () => shop.container.resolve(Modules.ORDER)

    const byHand = async () => {
      const { result } = await createOrderWorkflow(shop.container).run({
        input: {
          region_id: shop.region_id,
          sales_channel_id: shop.sales_channel_id,
          currency_code: shop.currency,
          customer_id: ada.id,
          email: ada.email,
          items: [{ title: "By hand", unit_price: 50, quantity: 1 }],
        },
      })
      return result.id
    }

    const readyCart = async () => {
      const cart_id = await openCart(shop, ada)
      await addToCart(shop, cart_id, {}, ada.token)
      await prepareCart(shop, cart_id, ada.token)
      return cart_id
    }

    const nothingMore = async () => {
      const before = await ledgerDump(shop)
      await sweep(shop.container)
      expect(await ledgerDump(shop)).toEqual(before)
    }

    describe("an order that was counted", () => {
      it("counts for nothing when its checkout takes it back", async () => {
        const cart_id = await readyCart()
        const mend = dropHints(shop)
        const payment = shop.container.resolve(Modules.PAYMENT)
        const authorize = payment.authorizePaymentSession.bind(payment)
        let counted: unknown
        payment.authorizePaymentSession = async (...given) => {
          await authorize(...given)
          await sweep(shop.container)
          counted = await pointsOf(shop, ada.id)
          throw new Error("The line was cut.")
        }
        try {
          await expect(completeCart(shop, cart_id, ada.token)).rejects.toThrow()
        } finally {
          payment.authorizePaymentSession = authorize
          mend()
        }
        expect(counted).toBe(100)
        expect(await sql(`select id from "order"`)).toEqual([])

        await sweep(shop.container)

        expect(await pointsOf(shop, ada.id)).toBe(0)
        const rows = await sql(
          `select type, value::float8 as value from ladder_event
           where key like 'order:%' order by key`
        )
        expect(rows).toEqual([
          { type: "order.canceled", value: -100_00 },
          { type: "order.placed", value: 100_00 },
        ])
        await nothingMore()
      })

      it("counts for nothing when it is deleted, at once when heard of", async () => {
        const order_id = await buy(shop, ada)
        await lines(order_id)
        await orderModule().deleteOrders([order_id])
        expect(await lines(order_id, 2)).toEqual([
          ["v1", "order.placed", 100_00],
          ["canceled", "order.canceled", -100_00],
        ])
        await nothingMore()
      })

      it("ends when its rows were marked as deleted", async () => {
        const order_id = await buy(shop, ada)
        await lines(order_id)
        const mend = dropHints(shop)
        await orderModule().softDeleteOrders([order_id])
        mend()
        await sweep(shop.container)
        expect(await recordedOf(shop, order_id)).toEqual([
          ["v1", "order.placed", 100_00],
          ["canceled", "order.canceled", -100_00],
        ])
        const [same] = await sql(
          `select date_trunc('milliseconds', o.deleted_at) = e.occurred_at as at
           from "order" o join ladder_event e
             on e.key = 'order:' || o.id || ':canceled' where o.id = ?`,
          [order_id]
        )
        expect(same).toEqual({ at: true })
        await nothingMore()
      })

      it("is found in time however long ago it was counted", async () => {
        const order_id = await byHand()
        await lines(order_id)
        const mend = dropHints(shop)
        await orderModule().deleteOrders([order_id])
        mend()
        await sql(
          `update ladder_sweep set watermark = now() + interval '1 day'
           where source = 'orders'`
        )
        await sweep(shop.container)
        expect(await recordedOf(shop, order_id)).toEqual([
          ["v1", "order.placed", 50_00],
          ["canceled", "order.canceled", -50_00],
        ])
        await nothingMore()
      })
    })

    it("does not count what a checkout that died left behind", async () => {
      const cart_id = await readyCart()
      const mend = dropHints(shop)
      const link = shop.container.resolve(ContainerRegistrationKeys.LINK)
      const create = link.create.bind(link)
      let die: (reason: Error) => void = () => undefined
      const dead = new Promise<never>((_resolve, reject) => (die = reject))
      // Catches it also where nobody came to wait for it.
      dead.catch(() => undefined)
      link.create = () => dead
      const checkout = completeCart(shop, cart_id, ada.token).catch(String)
      try {
        const [orphan] = await eventually(
          () => sql(`select id from "order"`),
          ({ length }) => length > 0
        )
        await sql(`update "order" set updated_at = now() - interval '1 minute'`)
        const staff = await byHand()
        await sweep(shop.container)
        expect(await recordedOf(shop, String(orphan!.id))).toEqual([])
        expect(await lines(staff)).toEqual([["v1", "order.placed", 50_00]])
      } finally {
        die(new Error("The process was killed."))
        await checkout
        link.create = create
        mend()
      }
    })

    it("shows which orders cannot be read, until they can", async () => {
      const unread = async () => (await ladderOf(shop).health()).unread
      const mend = dropHints(shop)
      const bad = [await byHand(), await byHand()]
      mend()
      await sql(
        `update order_item set unit_price = 1e18,
           raw_unit_price = '{"value": "1000000000000000000"}'
         where order_id = any(?)`,
        [bad]
      )
      await sweep(shop.container)
      const { count, rows } = await unread()
      expect(count).toBe(2)
      expect(rows.map(({ id }) => id).sort()).toEqual([...bad].sort())
      expect(rows[0]).toMatchObject({ source: "orders" })
      expect(rows[0]!.reason).toContain("minor units of eur")

      // Nothing of theirs changes any more, and the sweep has gone on.
      await sql(
        `update order_item set unit_price = 50, raw_unit_price = '{"value": "50"}'
         where order_id = any(?)`,
        [bad]
      )
      await sql("update ladder_unread set next_try_at = now()")
      await sql(
        `update ladder_sweep set watermark = now() + interval '1 day'
         where source = 'orders'`
      )
      await sweep(shop.container)
      expect(await unread()).toEqual({ count: 0, rows: [] })
      for (const id of bad) {
        expect(await recordedOf(shop, id)).toEqual([
          ["v1", "order.placed", 50_00],
        ])
      }
    })
  },
})
