import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  convertDraftOrderWorkflow,
  createOrderWorkflow,
  deleteCustomersWorkflow,
  updateCustomersWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { sweep } from "../../src/jobs/ladder-sweep"
import {
  readOptions,
  type OrderSettings,
} from "../../src/modules/ladder/options"
import { orders } from "../../src/sources/orders"
import { readOrders } from "../../src/sources/orders/read-orders"
import { readAndRecord } from "../../src/sources/read-and-record"
import { recordConversionsWorkflow } from "../../src/workflows"
import { buy } from "./shop/carts"
import { registerCustomer, type Customer } from "./shop/customers"
import { dropHints } from "./shop/drop-hints"
import { ledgerDump } from "./shop/ledger-dump"
import { openShop } from "./shop/open-shop"
import { cancel, editIn, handOver, returnItems } from "./shop/order-changes"
import { capture, refund } from "./shop/payments"
import { pointsOf, publishPointPerUnit } from "./shop/point-per-unit"
import { eventually, ladderOf, recordedOf } from "./shop/recorded"
import type { Shop } from "./shop/shop"

const day_ms = 86_400_000

/** Three decimals and a tax: neither may show where it does not count. */
medusaIntegrationTestRunner({
  cwd: process.cwd(),
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let ada: Customer

    beforeAll(async () => {
      shop = await openShop(getContainer(), api, {
        currency: "kwd",
        tax_rate: 19,
      })
      await publishPointPerUnit(shop, 1000)
      ada = await registerCustomer(shop, "ada@example.com")
    })

    afterEach(async () => {
      expect(await ladderOf(shop).recording.verify()).toEqual([])
    })

    const sql = (text: string, bindings: unknown[] = []) =>
      shop.container
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)
        .raw(text, bindings as string[])

    const order = (input: object) =>
      createOrderWorkflow(shop.container)
        .run({
          input: {
            region_id: shop.region_id,
            sales_channel_id: shop.sales_channel_id,
            currency_code: shop.currency,
            customer_id: ada.id,
            email: ada.email,
            items: [
              {
                title: "By hand",
                unit_price: 50,
                quantity: 1,
                is_tax_inclusive: false,
              },
            ],
            ...input,
          },
        })
        .then(({ result }) => result.id)

    const lines = (order_id: string, least = 1) =>
      eventually(
        () => recordedOf(shop, order_id),
        ({ length }) => length >= least
      )

    describe("what happened unheard", () => {
      it("is found by the first sweep, whatever its age, and once only", async () => {
        const mend = dropHints(shop)
        const refunded = await buy(shop, ada, { quantity: 2 })
        await capture(shop, refunded)
        await refund(shop, refunded, 119)
        const returned = await buy(shop, ada, { quantity: 2 })
        await capture(shop, returned)
        await returnItems(shop, returned)
        const canceled = await buy(shop, ada)
        await cancel(shop, canceled)
        const edited = await buy(shop, ada)
        await editIn(shop, edited)
        const old = await order({
          created_at: new Date(Date.now() - 100 * day_ms),
        })
        const bob = await registerCustomer(shop, "bob@example.com")
        mend()
        await sql(`update "order" set updated_at = created_at where id = ?`, [
          old,
        ])
        expect(await lines(refunded)).toEqual([])

        await sweep(shop.container)

        // 119 of 249.9: 10/21 of the goods.
        expect(await recordedOf(shop, refunded)).toEqual([
          ["v1", "order.placed", 200_000],
          ["v2", "order.changed", -95_239],
        ])
        expect(await recordedOf(shop, returned)).toEqual([
          ["v1", "order.placed", 200_000],
          ["v4", "order.changed", -100_000],
        ])
        expect(await recordedOf(shop, canceled)).toEqual([
          ["v1", "order.placed", 100_000],
          ["canceled", "order.canceled", -100_000],
        ])
        // The edit made Medusa cancel the payment and ask for another.
        expect(await recordedOf(shop, edited)).toEqual([
          ["v1", "order.placed", 100_000],
          ["v2", "order.changed", 70_000],
          ["canceled", "order.canceled", -170_000],
        ])
        expect(await recordedOf(shop, old)).toEqual([
          ["v1", "order.placed", 50_000],
        ])
        expect(await pointsOf(shop, ada.id)).toBe(104 + 100 + 50)
        const [standing] = await ladderOf(shop).reports.standingsOf(bob.id)
        expect(standing?.registered).toBe(true)

        const before = await ledgerDump(shop)
        await sweep(shop.container)
        expect(await ledgerDump(shop)).toEqual(before)
        const { sweeps, jobs } = await ladderOf(shop).sweeping.health()
        expect(sweeps.map(({ source }) => source)).toEqual(
          expect.arrayContaining(["customers", "orders"])
        )
        expect(jobs.map(({ name }) => name)).toContain("ladder-sweep")
      }, 120_000)

      it("is found after a sweep too, when only changes go unheard", async () => {
        const order_id = await buy(shop, ada)
        await lines(order_id)
        await sweep(shop.container)
        const mend = dropHints(shop)
        await cancel(shop, order_id)
        mend()
        expect(await recordedOf(shop, order_id)).toHaveLength(1)
        await sweep(shop.container)
        expect(await recordedOf(shop, order_id)).toEqual([
          ["v1", "order.placed", 100_000],
          ["canceled", "order.canceled", -100_000],
        ])
      })

      it("attack 10: is counted once by sweeps and hints that meet", async () => {
        const ids = await Promise.all(
          ["a", "b", "c", "d"].map((name) =>
            buy(shop, { email: `${name}@example.com` })
          )
        )
        await Promise.all([1, 2, 3].map(() => sweep(shop.container)))
        for (const id of ids) {
          expect(await lines(id)).toEqual([["v1", "order.placed", 100_000]])
        }
      })
    })

    describe("orders that no checkout made", () => {
      it("count from the start, live, without an order.placed", async () => {
        const created_at = new Date(Date.now() - 10 * day_ms)
        const order_id = await order({ created_at })
        expect(await lines(order_id)).toEqual([["v1", "order.placed", 50_000]])
        const { rows } = (await sql(
          "select occurred_at from ladder_event where key = ?",
          [`order:${order_id}:v1`]
        )) as { rows: { occurred_at: Date }[] }
        expect(rows[0]!.occurred_at).toEqual(created_at)
      })

      it("do not count while they are drafts", async () => {
        const draft = { is_draft_order: true, status: "draft" }
        const order_id = await order(draft)
        await sweep(shop.container)
        expect(await recordedOf(shop, order_id)).toEqual([])
        await convertDraftOrderWorkflow(shop.container).run({
          input: { id: order_id },
        })
        expect(await lines(order_id)).toEqual([["v1", "order.placed", 50_000]])
      })
    })

    it("counts tax and shipping when the settings say so", async () => {
      const order_id = await buy(shop, ada, { quantity: 2 })
      const worth = async (settings: Partial<OrderSettings>) => {
        const [event] = await readOrders(
          shop.container,
          [order_id],
          readOptions({ orders: settings }).orders
        )
        return event?.value
      }
      expect(await worth({})).toBe(200_000)
      expect(await worth({ tax: true })).toBe(238_000)
      expect(await worth({ shipping: true })).toBe(210_000)
      expect(await worth({ tax: true, shipping: true })).toBe(249_900)
      await sql("update order_line_item set is_giftcard = true")
      expect(await worth({ tax: true })).toBe(0)
      expect(await worth({ tax: true, gift_cards: true })).toBe(238_000)
    })

    describe("customers", () => {
      it("who are guests are recorded as such, and register as others", async () => {
        const order_id = await buy(shop, { email: "guest@example.com" })
        expect(await lines(order_id)).toHaveLength(1)
        const { rows } = (await sql(
          "select id from customer where email = 'guest@example.com'"
        )) as { rows: { id: string }[] }
        const guest = rows[0]!.id
        expect(await pointsOf(shop, guest)).toBe(100)
        const [standing] = await ladderOf(shop).reports.standingsOf(guest)
        expect(standing?.registered).toBe(false)

        const { id } = await registerCustomer(shop, "guest@example.com")
        expect(id).not.toBe(guest)
        const registered = await eventually(
          () => ladderOf(shop).reports.standingsOf(id),
          ({ length }) => length > 0
        )
        expect(registered[0]?.registered).toBe(true)
      })

      it("who are imported with dates of the past are found by the sweep", async () => {
        await sweep(shop.container)
        const mend = dropHints(shop)
        const long_ago = new Date(Date.now() - 100 * day_ms)
        const imported = {
          email: "old@example.com",
          has_account: true,
          created_at: long_ago,
          updated_at: long_ago,
        }
        const customer = await shop.container
          .resolve(Modules.CUSTOMER)
          .createCustomers(imported)
        mend()
        await sweep(shop.container)
        const [standing] = await ladderOf(shop).reports.standingsOf(customer.id)
        expect(standing?.registered).toBe(true)
      })

      it("attack 4: who are deleted are not counted, nor recreated", async () => {
        const order_id = await buy(shop, ada)
        await lines(order_id)
        await deleteCustomersWorkflow(shop.container).run({
          input: { ids: [ada.id] },
        })
        const event = {
          key: "till:1",
          type: "purchase.offline",
          customer: ada.id,
          at: Date.now(),
          value: 1000,
          currency: "kwd",
          attributes: {},
        }
        const { result } = await recordConversionsWorkflow(shop.container).run({
          input: { events: [event] },
        })
        expect(result).toEqual([
          { key: "till:1", answer: "parked", reason: "customer_deleted" },
        ])
        await sweep(shop.container)
        const { rows } = await ladderOf(shop).sweeping.listParked({
          limit: 10,
          offset: 0,
        })
        expect(rows.map(({ key }) => key)).toEqual(["till:1"])
      })
    })

    it("follows an order handed over by a guest to an account", async () => {
      const order_id = await buy(shop, { email: "guest@example.com" })
      await lines(order_id)
      await handOver(shop, order_id, ada.id)
      expect(await lines(order_id, 3)).toEqual([
        ["v1", "order.placed", 100_000],
        ["handed-over:v2", "order.canceled", -100_000],
        ["received:v2", "order.placed", 100_000],
      ])
      expect(await pointsOf(shop, ada.id)).toBe(100)
      await cancel(shop, order_id)
      expect(await lines(order_id, 4)).toHaveLength(4)
      expect(await pointsOf(shop, ada.id)).toBe(0)
    })

    it("takes a cancelled order from the account whose guest was deleted", async () => {
      const order_id = await buy(shop, { email: "guest@example.com" })
      await lines(order_id)
      const { rows } = (await sql(`select customer_id from "order"`)) as {
        rows: { customer_id: string }[]
      }
      const guest = rows[0]!.customer_id
      const by = { actor_id: "user_1", reason: "She wrote to us" }
      await ladderOf(shop).guests.join(guest, ada.id, by)
      expect(await pointsOf(shop, ada.id)).toBe(100)
      await deleteCustomersWorkflow(shop.container).run({
        input: { ids: [guest] },
      })
      await sweep(shop.container)
      await cancel(shop, order_id)
      expect(await lines(order_id, 2)).toEqual([
        ["v1", "order.placed", 100_000],
        ["canceled", "order.canceled", -100_000],
      ])
      expect(await pointsOf(shop, ada.id)).toBe(0)
    })

    it("takes an order handed over from its owner, not from a deleted namesake", async () => {
      const mend = dropHints(shop)
      const bob = await registerCustomer(shop, "bob@example.com")
      const order_id = await order({ customer_id: bob.id, email: bob.email })
      const customers = shop.container.resolve(Modules.CUSTOMER)
      const old = await customers.createCustomers({ email: bob.email })
      await customers.softDeleteCustomers([old.id])
      await handOver(shop, order_id, ada.id)
      mend()
      await sweep(shop.container)
      const { rows } = (await sql(
        "select customer_id from ladder_event where key = ?",
        [`order:${order_id}:handed-over:v2`]
      )) as { rows: unknown[] }
      expect(rows).toEqual([{ customer_id: bob.id }])
      expect(await pointsOf(shop, ada.id)).toBe(50)
    })

    it("follows an order by staff that was handed over", async () => {
      const bob = await registerCustomer(shop, "bob@example.com")
      const order_id = await order({ customer_id: bob.id, email: bob.email })
      await lines(order_id)
      expect(await pointsOf(shop, bob.id)).toBe(50)
      await handOver(shop, order_id, ada.id)
      expect(await lines(order_id, 3)).toEqual([
        ["v1", "order.placed", 50_000],
        ["handed-over:v2", "order.canceled", -50_000],
        ["received:v2", "order.placed", 50_000],
      ])
      expect(await pointsOf(shop, bob.id)).toBe(0)
      expect(await pointsOf(shop, ada.id)).toBe(50)
    })

    it("takes an order handed over from whom it is on record, whatever their e-mail is since", async () => {
      const bob = await registerCustomer(shop, "bob@example.com")
      const order_id = await order({ customer_id: bob.id, email: bob.email })
      await lines(order_id)
      await updateCustomersWorkflow(shop.container).run({
        input: {
          selector: { id: bob.id },
          update: { email: "robert@example.com" },
        },
      })
      await handOver(shop, order_id, ada.id)
      expect(await lines(order_id, 3)).toEqual([
        ["v1", "order.placed", 50_000],
        ["handed-over:v2", "order.canceled", -50_000],
        ["received:v2", "order.placed", 50_000],
      ])
      expect(await pointsOf(shop, bob.id)).toBe(0)
      expect(await pointsOf(shop, ada.id)).toBe(50)
      const again = await orders.read(shop.container, [order_id])
      const answers = await ladderOf(shop).recording.record(again, "orders")
      expect(new Set(answers.map(({ answer }) => answer))).toEqual(
        new Set(["duplicate"])
      )
    })

    describe("events of other code", () => {
      const event = (key: string, customer: string, value = 1000) => ({
        key,
        type: "purchase.offline",
        customer,
        at: 1_750_000_000_000,
        value,
        currency: "kwd",
        attributes: { till: "7" },
      })
      const run = (events: readonly object[]) =>
        recordConversionsWorkflow(shop.container).run({
          input: { events: events as never, source: "till" },
        })

      it("are answered one by one, in their order", async () => {
        await run([event("till:0", ada.id), event("till:2", ada.id)])
        const { result } = await run([
          event("till:9", "cus_nobody"),
          event("till:0", ada.id, 999),
          event("till:1", ada.id),
          event("till:2", ada.id),
        ])
        expect(result).toEqual([
          { key: "till:9", answer: "parked", reason: "customer_unknown" },
          { key: "till:0", answer: "conflict" },
          { key: "till:1", answer: "recorded" },
          { key: "till:2", answer: "duplicate" },
        ])
      })

      it("are refused whole when one is none, saying which and why", async () => {
        const bad = [
          [{ value: 1.5 }, "events[1].value: is 1.5; a whole number"],
          [{ attributes: { shop: "a\0b" } }, "events[1].attributes.shop: is "],
        ] as const
        for (const [change, message] of bad) {
          const events = [
            event("till:1", ada.id),
            { ...event("till:2", ada.id), ...change },
          ]
          await expect(run(events)).rejects.toMatchObject({
            message: expect.stringContaining(message),
          })
        }
        const { rows } = (await sql(
          "select 1 from ladder_event where key like 'till:%'"
        )) as { rows: unknown[] }
        expect(rows).toEqual([])
      })
    })

    it("sweeps on when all there is of a month cannot be read", async () => {
      const mend = dropHints(shop)
      const dated = async (days: number) => {
        const created_at = new Date(Date.now() - days * day_ms)
        const id = await order({ created_at })
        await sql(
          `with o as (update "order" set updated_at = created_at where id = ?)
           update order_summary set id = 'ordsum_0' || id where order_id = ?`,
          [id, id]
        )
        return id
      }
      const bad = await dated(100)
      const good = await dated(50)
      mend()
      await sql(
        `update order_item set unit_price = 1e18,
           raw_unit_price = '{"value": "1000000000000000000"}'
         where order_id = ?`,
        [bad]
      )
      await sweep(shop.container)
      expect(await recordedOf(shop, good)).toHaveLength(1)
      expect(await ladderOf(shop).sweeping.watermark("orders")).not.toBeNull()
    })

    it("reads the others when one order cannot be read", async () => {
      const mend = dropHints(shop)
      const bad = await buy(shop, ada)
      const good = await buy(shop, ada)
      mend()
      await sql(
        `update order_item set unit_price = 1e18,
           raw_unit_price = '{"value": "1000000000000000000"}'
         where order_id = ?`,
        [bad]
      )
      expect(await readAndRecord(shop.container, orders, [bad, good])).toBe(1)
      expect(await recordedOf(shop, good)).toHaveLength(1)
      await expect(
        readAndRecord(shop.container, orders, [bad])
      ).rejects.toThrow("minor units of kwd")
    })
  },
})
