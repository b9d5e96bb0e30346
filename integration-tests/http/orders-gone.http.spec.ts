import type { CreateOrderAddressDTO } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createOrderWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { sweep } from "../../src/jobs/ladder-sweep"
import { orders } from "../../src/sources/orders"
import { queryShop } from "../../src/shop/query-shop"
import { sweepSource } from "../../src/sources/sweep-source"
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
import { cancel } from "./shop/order-changes"
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
      expect(await ladderOf(shop).recording.verify()).toEqual([])
    })

    const sql = (text: string, bindings: unknown[] = []) =>
      queryShop<Record<string, unknown>>(shop.container, text, bindings)

    const lines = (order_id: string, least = 1) =>
      eventually(
        () => recordedOf(shop, order_id),
        ({ length }) => length >= least
      )

    const orderModule = () => shop.container.resolve(Modules.ORDER)

    const byHand = async (shipping_address?: CreateOrderAddressDTO) => {
      const { result } = await createOrderWorkflow(shop.container).run({
        input: {
          region_id: shop.region_id,
          sales_channel_id: shop.sales_channel_id,
          currency_code: shop.currency,
          customer_id: ada.id,
          email: ada.email,
          items: [{ title: "By hand", unit_price: 50, quantity: 1 }],
          ...(shipping_address && { shipping_address }),
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

    /** As sweeps do that find the same thing missing for more than a minute. */
    const sweepTwice = async () => {
      await sweep(shop.container)
      await sql(
        "update ladder_unread set created_at = now() - interval '1 hour'"
      )
      await sweep(shop.container)
    }

    const unread = async () => (await ladderOf(shop).sweeping.health()).unread

    const nothingMore = async () => {
      const before = await ledgerDump(shop)
      await sweep(shop.container)
      expect(await ledgerDump(shop)).toEqual(before)
    }

    describe("an order that was counted", () => {
      it("attack 5: counts for nothing when its checkout takes it back", async () => {
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

        await sweepTwice()

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

      it("counts for nothing when it was missing for a while", async () => {
        const order_id = await buy(shop, ada)
        await lines(order_id)
        await orderModule().deleteOrders([order_id])
        await sweep(shop.container)
        await nothingMore()
        expect(await pointsOf(shop, ada.id)).toBe(100)
        const { count, rows } = await unread()
        expect(count).toBe(1)
        expect(rows[0]).toMatchObject({
          source: "orders.missing",
          id: order_id,
        })
        expect(rows[0]!.reason).toContain("a later sweep takes back")

        await sweepTwice()
        expect(await recordedOf(shop, order_id)).toEqual([
          ["v1", "order.placed", 100_00],
          ["ended:1", "order.canceled", -100_00],
        ])
        expect((await unread()).count).toBe(0)
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
          ["ended:1", "order.canceled", -100_00],
        ])
        const [same] = await sql(
          `select date_trunc('milliseconds', o.deleted_at) = e.occurred_at as at
           from "order" o join ladder_event e
             on e.key = 'order:' || o.id || ':ended:1' where o.id = ?`,
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
        await sweepTwice()
        expect(await recordedOf(shop, order_id)).toEqual([
          ["v1", "order.placed", 50_00],
          ["ended:1", "order.canceled", -50_00],
        ])
        await nothingMore()
      })

      it("counts again when it is found again, as if it had never gone", async () => {
        const order_id = await buy(shop, ada)
        await lines(order_id)
        await orderModule().softDeleteOrders([order_id])
        await sweep(shop.container)
        expect(await pointsOf(shop, ada.id)).toBe(0)
        await orderModule().restoreOrders([order_id])
        await sweep(shop.container)
        expect(await pointsOf(shop, ada.id)).toBe(100)
        const rows = await sql(
          `select key, value::float8 as value from ladder_event
           where key like 'order:%' order by key`
        )
        expect(rows).toEqual([
          { key: `order:${order_id}:ended:1`, value: -100_00 },
          { key: `order:${order_id}:restored:1`, value: 100_00 },
          { key: `order:${order_id}:v1`, value: 100_00 },
        ])
        await nothingMore()

        await orderModule().softDeleteOrders([order_id])
        await sweep(shop.container)
        expect(await pointsOf(shop, ada.id)).toBe(0)
        await nothingMore()
      })

      it("is cancelled once when that happened before it was found again", async () => {
        const order_id = await buy(shop, ada)
        await lines(order_id)
        const mend = dropHints(shop)
        await cancel(shop, order_id)
        await sql(`update "order" set deleted_at = now() where id = ?`, [
          order_id,
        ])
        await sweep(shop.container)
        expect(await pointsOf(shop, ada.id)).toBe(0)
        await sql(`update "order" set deleted_at = null`)
        mend()
        await sweep(shop.container)
        expect((await recordedOf(shop, order_id)).length).toBe(4)
        expect(await pointsOf(shop, ada.id)).toBe(0)
        await nothingMore()
      })

      it("is looked for again when a sweep died on the way", async () => {
        await sweep(shop.container)
        const watermark = () => ladderOf(shop).sweeping.watermark("orders")
        const before = await watermark()
        const dying = {
          ...orders,
          vanished: {
            ...orders.vanished!,
            find: () => Promise.reject(new Error("The process was killed.")),
          },
        }
        const after = () => Promise.resolve()
        const dead = sweepSource(shop.container, dying, after)
        await expect(dead).rejects.toThrow("was killed")
        expect(await watermark()).toEqual(before)
      })
    })

    it("takes nothing back while many orders are gone at once", async () => {
      const made = await orderModule().createOrders(
        Array.from({ length: 25 }, () => ({
          region_id: shop.region_id,
          sales_channel_id: shop.sales_channel_id,
          currency_code: shop.currency,
          customer_id: ada.id,
          email: ada.email,
          items: [{ title: "In bulk", unit_price: 10, quantity: 1 }],
        }))
      )
      const ids = made.map(({ id }) => id)
      await sweep(shop.container)
      expect(await pointsOf(shop, ada.id)).toBe(250)

      await orderModule().softDeleteOrders(ids)
      await sweepTwice()
      await nothingMore()
      expect(await pointsOf(shop, ada.id)).toBe(250)
      const { count, rows } = await unread()
      expect(count).toBe(25)
      expect(rows[0]!.reason).toContain("more than 20 orders and 5 %")

      await orderModule().restoreOrders(ids.slice(5))
      await sweep(shop.container)
      expect(await unread()).toEqual({ count: 0, rows: [] })
      expect(await pointsOf(shop, ada.id)).toBe(200)
      await nothingMore()
    })

    it("leaves events of others alone whose keys look like orders'", async () => {
      await ladderOf(shop).recording.record(
        [
          {
            key: "order:1001:paid",
            type: "purchase.offline",
            customer: ada.id,
            at: Date.now(),
            value: 10_00,
            currency: shop.currency,
            attributes: { order: "1001" },
          },
        ],
        "till"
      )
      await sweepTwice()
      expect(await recordedOf(shop, "1001")).toHaveLength(1)
      expect(await unread()).toEqual({ count: 0, rows: [] })
    })

    const carts = () => shop.container.resolve(Modules.CART)

    it.each<[string, (cart_id: string) => Promise<unknown>]>([
      ["as it was", () => Promise.resolve()],
      [
        "with another address",
        (id) =>
          carts().updateCarts([{ id, shipping_address: { city: "Bonn" } }]),
      ],
      ["deleted", (id) => carts().softDeleteCarts([id])],
      [
        "another customer's",
        (id) => carts().updateCarts([{ id, customer_id: "cus_other" }]),
      ],
    ])(
      "does not count what a checkout that died left of a cart, now %s",
      async (_now, become) => {
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
          await become(cart_id)
          await sql(
            `update "order" set updated_at = now() - interval '1 minute'`
          )
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
      }
    )

    describe("an order by staff that was counted", () => {
      it("is cancelled though its address was copied into a cart", async () => {
        const order_id = await byHand({ city: "Bonn", country_code: "de" })
        await lines(order_id)
        const { shipping_address } = await orderModule().retrieveOrder(
          order_id,
          { relations: ["shipping_address"] }
        )
        const { id: _id, ...address } = { ...shipping_address }
        await carts().createCarts([
          {
            currency_code: shop.currency,
            customer_id: ada.id,
            shipping_address: address as never,
          },
        ])
        const [copies] = await sql(
          `select count(*)::int as count from cart_address k
           join order_address a on a.created_at = k.created_at`
        )
        expect(copies).toEqual({ count: 1 })
        await cancel(shop, order_id)
        expect(await lines(order_id, 2)).toEqual([
          ["v1", "order.placed", 50_00],
          ["canceled", "order.canceled", -50_00],
        ])
      })

      it("is cancelled though it turns out to be from a checkout", async () => {
        const order_id = await byHand()
        await lines(order_id)
        const cart_id = await openCart(shop, ada)
        await sql(
          "insert into order_cart (id, order_id, cart_id) values ('x', ?, ?)",
          [order_id, cart_id]
        )
        await cancel(shop, order_id)
        expect(await lines(order_id, 2)).toEqual([
          ["v1", "order.placed", 50_00],
          ["ended:1", "order.canceled", -50_00],
        ])
        await nothingMore()
      })
    })

    it("shows which orders cannot be read, until they can", async () => {
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
