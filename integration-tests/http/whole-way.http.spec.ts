import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { Modules } from "@medusajs/framework/utils"
import { storeLadder } from "../../src/api/store/ladder/responses"
import { runOutbox } from "../../src/rewards/outbox"
import { orders } from "../../src/sources/orders"
import { readAndRecord } from "../../src/sources/read-and-record"
import { hire } from "./api-shop"
import {
  ask,
  discountsOf,
  seeCart,
  twoRungs,
  typeCode,
  type Answer,
} from "./rewards-shop"
import {
  addToCart,
  buy,
  completeCart,
  openCart,
  prepareCart,
} from "./shop/carts"
import { registerCustomer, type Customer } from "./shop/customers"
import { dropHints } from "./shop/drop-hints"
import { openShop } from "./shop/open-shop"
import { eventually, ladderOf, recordedOf } from "./shop/recorded"
import type { Shop } from "./shop/shop"

/** Silver from 100 spent: 10 % off all, and a coupon of 5. */
const document = {
  ...twoRungs,
  earn: [
    {
      id: "spend",
      type: "order.placed",
      points: { per: { points: 1, amount: 100, currency: "eur" } },
    },
  ],
}

const [coupon] = twoRungs.rewards

/** Orders of 95.00 and more are worth 100 points; silver brings two coupons. */
const twoCoupons = {
  ...twoRungs,
  earn: [{ ...twoRungs.earn[0]!, minimum: 9_500 }],
  rewards: [coupon!, { ...coupon!, id: "thanks", name: "Thanks" }],
}

/** A busy machine is patient. */
const patience_ms = 30_000

type Buyer = Pick<Customer, "email"> & Partial<Customer>

/**
 * What a shopper and staff see and do, over HTTP and nothing else: all that
 * follows comes from the shop's own events.
 */
medusaIntegrationTestRunner({
  cwd: process.cwd(),
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let staff: string
    let ada: Customer

    beforeEach(async () => {
      shop = await openShop(getContainer(), api)
      staff = await hire(shop.container, api)
      ada = await registerCustomer(shop, "ada@example.com")
    })

    afterEach(async () => {
      await runOutbox(shop.container)
      expect(await ladderOf(shop).recording.verify()).toEqual([])
    })

    async function asStaff(
      method: "GET" | "POST",
      path: string,
      body?: object
    ): Promise<Answer> {
      const answer = await ask(shop, method, path, body, staff)
      expect({ path, ...answer }).toMatchObject({ status: 200 })
      return answer
    }

    async function publish(rules: object): Promise<void> {
      const made = await asStaff("POST", "/admin/ladder/ladders", {
        handle: "friends",
        document: rules,
      })
      const { id } = made.data.ladder as { id: string }
      await asStaff("POST", `/admin/ladder/ladders/${id}/publish`, {
        reason: "Opening",
      })
    }

    /** What "my ladder" says, in short. */
    async function mine({ token }: Customer) {
      const path = "/store/ladder"
      const { data } = await ask(shop, "GET", path, undefined, token)
      const { standings, coupons } = storeLadder.parse(data)
      return {
        points: standings[0]?.status_points ?? 0,
        rung: standings[0]?.rung?.name ?? null,
        codes: coupons.map(({ code }) => code),
      }
    }

    async function groupsOf({ id }: Customer): Promise<string[]> {
      const path = `/admin/customers/${id}?fields=groups.name`
      const { data } = await asStaff("GET", path)
      return data.customer.groups.map(({ name }: { name: string }) => name)
    }

    /** Waits until the shop shows it; the last answer when it never does. */
    const soon = <T>(look: () => Promise<T>, good: (seen: T) => boolean) =>
      eventually(look, good, patience_ms)

    /** Buys for 100, and has the rung, its group and the coupons. */
    async function climb(
      customer: Customer,
      coupons = 1
    ): Promise<{ order: string; codes: string[] }> {
      const order = await buy(shop, customer)
      const seen = await soon(
        () => mine(customer),
        ({ codes }) => codes.length >= coupons
      )
      expect(seen).toMatchObject({ points: 100, rung: "Silver" })
      expect(seen.codes).toHaveLength(coupons)
      // A run that was on its way may give the coupon before the next one the group.
      const groups = await soon(
        () => groupsOf(customer),
        ({ length }) => length > 0
      )
      expect(groups).toEqual(["Friends · Silver"])
      return { order, codes: seen.codes }
    }

    /** A cart with one item of 100, and what became of typing the code. */
    async function cartWith(
      code: string,
      buyer: Buyer
    ): Promise<{ cart: string; typed: Answer; total: number }> {
      const cart = await openCart(shop, buyer)
      await addToCart(shop, cart, {}, buyer.token)
      const path = `/store/carts/${cart}/promotions`
      const body = { promo_codes: [code] }
      const typed = await ask(shop, "POST", path, body, buyer.token)
      return { cart, typed, total: (await seeCart(shop, cart)).total }
    }

    /** Completes the cart; tells what was paid, shipping of 10 included. */
    const pay = async (cart: string, buyer: Buyer): Promise<number> =>
      await paidFor(await complete(cart, buyer))

    /** Goes through the checkout; tells the order. */
    async function complete(cart: string, { token }: Buyer): Promise<string> {
      await prepareCart(shop, cart, token)
      return await completeCart(shop, cart, token)
    }

    async function paidFor(order: string): Promise<number> {
      const { data } = await asStaff("GET", `/admin/orders/${order}`)
      return data.order.total as number
    }

    /** Captures the order's payment and gives all of it back. */
    async function refundAll(order: string): Promise<void> {
      const fields = "fields=*payment_collections.payments"
      const { data } = await asStaff("GET", `/admin/orders/${order}?${fields}`)
      const { id, amount } = data.order.payment_collections[0].payments[0]
      await asStaff("POST", `/admin/payments/${id}/capture`, {})
      await asStaff("POST", `/admin/payments/${id}/refund`, { amount })
    }

    /** Waits until Ada's group and the cart are as without a rung. */
    async function followed(cart: string): Promise<void> {
      const groups = await soon(
        () => groupsOf(ada),
        ({ length }) => length === 0
      )
      expect(groups).toEqual([])
      const { total } = await soon(
        () => seeCart(shop, cart),
        (now) => now.total === 110
      )
      expect(total).toBe(110)
    }

    it("leads from an order to a rung, and to one discount at the next", async () => {
      await publish(document)
      const [code = ""] = (await climb(ada)).codes

      const loggedOut = { email: ada.email }
      const stranger = await cartWith(code, loggedOut)
      expect(stranger.typed.status).toBe(400)
      expect(stranger.total).toBe(100)

      const bob = await registerCustomer(shop, "bob@example.com")
      const other = await cartWith(code, bob)
      expect(other.typed.status).toBe(400)
      expect(other.total).toBe(100)

      // 10 % of 100 for the rung, and 5 for the coupon.
      const second = await cartWith(code, ada)
      expect(second.typed.status).toBe(200)
      expect(second.total).toBe(85)
      expect(await pay(second.cart, ada)).toBe(95)
      const after = await soon(
        () => mine(ada),
        ({ points, codes }) => points === 185 && codes.length === 0
      )
      expect(after).toEqual({ points: 185, rung: "Silver", codes: [] })

      const third = await cartWith(code, ada)
      expect(third.typed.status).toBe(400)
      expect(third.total).toBe(90)
      expect(await pay(third.cart, ada)).toBe(100)
      expect(await pay(other.cart, bob)).toBe(110)
      expect(await pay(stranger.cart, loggedOut)).toBe(110)
    })

    it("takes all of it back with a refund, from an open cart too", async () => {
      await publish(document)
      const { order, codes } = await climb(ada)
      const [code = ""] = codes
      const { cart } = await cartWith(code, ada)
      await prepareCart(shop, cart, ada.token)
      expect((await seeCart(shop, cart)).total).toBe(95)

      await refundAll(order)

      const seen = await soon(
        () => mine(ada),
        ({ points }) => points === 0
      )
      expect(seen).toEqual({ points: 0, rung: null, codes: [] })
      await followed(cart)
      const path = `/store/carts/${cart}/complete`
      // The payment was over the old total.
      expect((await ask(shop, "POST", path, {}, ada.token)).status).toBe(400)
      const again = await typeCode(shop, cart, code, ada)
      expect(again.data.message).toBe(`The code ${code} is no longer valid`)
      expect(await pay(cart, ada)).toBe(110)

      // This order stays: it leads up again, to another coupon.
      const back = await soon(
        () => mine(ada),
        ({ codes }) => codes.length > 0
      )
      expect(back).toMatchObject({ points: 100, rung: "Silver" })
      expect(back.codes).not.toContain(code)
    })

    it("takes the unused of two coupons back, out of a cart too", async () => {
      await publish(twoCoupons)
      const { order, codes } = await climb(ada, 2)
      const [used = "", unused = ""] = codes

      const second = await cartWith(used, ada)
      expect(second.typed.status).toBe(200)
      expect(second.total).toBe(85)
      const bought = await complete(second.cart, ada)
      expect((await discountsOf(shop, bought))[used]).toBe(5)
      const left = await soon(
        () => mine(ada),
        (now) => now.codes.length === 1
      )
      // Worth too little to count.
      expect(left).toMatchObject({ points: 100, codes: [unused] })

      const third = await cartWith(used, ada)
      expect(third.total).toBe(90)
      const bob = await registerCustomer(shop, "bob@example.com")
      expect((await cartWith(unused, bob)).total).toBe(100)
      expect((await cartWith(unused, { email: ada.email })).total).toBe(100)

      await typeCode(shop, third.cart, unused, ada)
      await prepareCart(shop, third.cart, ada.token)
      expect((await seeCart(shop, third.cart)).total).toBe(95)
      await refundAll(order)
      const seen = await soon(
        () => mine(ada),
        ({ points, codes }) => points === 0 && codes.length === 0
      )
      expect(seen).toEqual({ points: 0, rung: null, codes: [] })
      await followed(third.cart)
      await expect(completeCart(shop, third.cart, ada.token)).rejects.toThrow()
      const full = await complete(third.cart, ada)
      expect(await discountsOf(shop, full)).toEqual({})
    })

    it("sells nothing at a discount the ledger has taken back already", async () => {
      await publish(document)
      const { order, codes } = await climb(ada)
      const [code = ""] = codes
      const { cart } = await cartWith(code, ada)
      await prepareCart(shop, cart, ada.token)
      const mend = dropHints(shop)
      await refundAll(order)
      mend()
      // As a worker that dies right after it has recorded the refund.
      await readAndRecord(shop.container, orders, [order])
      expect(await mine(ada)).toEqual({ points: 0, rung: null, codes: [] })

      const path = `/store/carts/${cart}/complete`
      const refused = await ask(shop, "POST", path, {}, ada.token)
      expect(refused.status).toBe(409)
      expect(refused.data.message).toContain(`${code}, Silver is no longer`)
      await followed(cart)
      expect(await pay(cart, ada)).toBe(110)
    })

    it("counts 50 deliveries of one order once, with one coupon", async () => {
      await publish(document)
      const mend = dropHints(shop)
      const order = await buy(shop, ada)
      mend()
      const { container } = shop
      const bus = container.resolve(Modules.EVENT_BUS)
      const hint = { name: "order.placed", data: { id: order } }
      await Promise.all(
        Array.from({ length: 25 }, () => [
          bus.emit(hint),
          // As 25 more processes would, each with its own moment.
          readAndRecord(container, orders, [order]),
        ]).flat()
      )
      await Promise.all([1, 2, 3, 4].map(() => runOutbox(container)))

      expect(await recordedOf(shop, order)).toEqual([
        ["v1", "order.placed", 10_000],
      ])
      const { points, codes } = await soon(
        () => mine(ada),
        ({ codes }) => codes.length > 0
      )
      expect(points).toBe(100)
      expect(codes).toHaveLength(1)
      const promotions = await container
        .resolve(Modules.PROMOTION)
        .listPromotions({ is_automatic: false })
      expect(promotions.map((promotion) => promotion.code)).toEqual(codes)
    })
  },
})
