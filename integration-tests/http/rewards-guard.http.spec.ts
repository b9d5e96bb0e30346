import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { runOutbox } from "../../src/rewards/outbox"
import {
  ask,
  discountsOf,
  earn,
  grantsOf,
  ladderOf,
  publishLadder,
  recalculate,
  seeCart,
  typeCode,
} from "./rewards-shop"
import { addToCart, completeCart, openCart, prepareCart } from "./shop/carts"
import type { Customer } from "./shop/customers"
import { openFor } from "./shop/open-for"
import type { Shop } from "./shop/shop"
import { testInShop } from "./shop/test-in-shop"

const mark = "ladder_login"

/**
 * Ada is on silver: 10 % off everything, and a coupon of 5. Whoever only knows
 * her e-mail must get neither, whatever they send.
 */
testInShop({
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let ada: Customer
    let eve: Customer
    let code: string

    beforeAll(async () => {
      const opened = await openFor(getContainer(), api, ["ada", "eve"])
      ;({ shop, ada, eve } = opened)
      await publishLadder(shop.container)
      await earn(shop.container, ada.id, 1)
      await runOutbox(shop.container)
      const [grant] = await grantsOf(shop.container, ada.id)
      code = grant!.code
    })

    const impostor = () => ({ email: ada.email })

    const carts = () => shop.container.resolve(Modules.CART)

    const seen = async (id: string) => {
      const { customer_id, metadata } = await carts().retrieveCart(id)
      const { discount_total } = await seeCart(shop, id)
      return { customer_id, marked: metadata?.[mark] === "yes", discount_total }
    }

    async function openWithItem(buyer: {
      email: string
      token?: string
    }): Promise<string> {
      const id = await openCart(shop, buyer)
      await addToCart(shop, id, {}, buyer.token)
      return id
    }

    it("gives the member both, logged in", async () => {
      const cart = await openWithItem(ada)
      expect(await seen(cart)).toMatchObject({
        marked: true,
        discount_total: 10,
      })
      await typeCode(shop, cart, code, ada)
      await prepareCart(shop, cart, ada.token)
      const order = await completeCart(shop, cart, ada.token)
      const off = Object.values(await discountsOf(shop, order))
      expect(off.sort((a, b) => a - b)).toEqual([5, 10])
    })

    it("gives a logged-out cart with the member's e-mail neither", async () => {
      const cart = await openWithItem(impostor())
      expect(await seen(cart)).toEqual({
        // Medusa takes the e-mail's word for it.
        customer_id: ada.id,
        marked: false,
        discount_total: 0,
      })
      const answer = await typeCode(shop, cart, code)
      expect(answer.status).toBe(400)
      expect(answer.data.message).toContain("log in to use it")
      await recalculate(shop, cart)
      await prepareCart(shop, cart)
      await recalculate(shop, cart)
      const order = await completeCart(shop, cart)
      expect(await discountsOf(shop, order)).toEqual({})
    })

    it("S5: lets nobody bring the code in another way", async () => {
      const cart = await openWithItem(impostor())
      const created = await ask(shop, "POST", "/store/carts", {
        region_id: shop.region_id,
        email: ada.email,
        promo_codes: [code],
      })
      expect(created.status).toBe(400)
      const path = `/store/carts/${cart}`
      for (const typed of [code, code.toLowerCase(), ` ${code}`]) {
        const changed = await ask(shop, "POST", path, { promo_codes: [typed] })
        expect(changed.status).toBe(400)
      }
      const own = await openWithItem(eve)
      const stolen = await typeCode(shop, own, code, eve)
      expect(stolen.status).toBe(400)
      // Ada's own session, but the cart of a guest.
      const guest = await openWithItem({ email: "new@example.com" })
      const early = await typeCode(shop, guest, code, ada)
      expect(early.data.message).toContain("take this cart over first")
      expect(await seen(cart)).toMatchObject({ discount_total: 0 })
    })

    it("does not believe a mark that shoppers write", async () => {
      const metadata = { [mark]: "yes", gift: "no" }
      const { data } = await ask(shop, "POST", "/store/carts", {
        region_id: shop.region_id,
        email: ada.email,
        items: [{ variant_id: shop.variant_id, quantity: 1 }],
        metadata,
      })
      const { id } = data.cart
      expect(data.cart.metadata).toEqual({ gift: "no" })
      const attempts = [
        `/store/carts/${id}`,
        `/store/carts/${id}/`,
        `/STORE/CARTS/${id}`,
        `/store/carts/${encodeURIComponent(id).replace("c", "%63")}`,
        `//store/carts/${id}`,
        `/store//carts/${id}`,
        `/store/%63arts/${id}`,
        `/store/carts/./${id}`,
        `/store/carts/${id}?metadata[${mark}]=yes`,
      ]
      for (const path of attempts) {
        await ask(shop, "POST", path, { metadata })
        expect(await seen(id)).toMatchObject({
          marked: false,
          discount_total: 0,
        })
      }
      for (const forged of [[metadata], { nested: metadata }, mark]) {
        await ask(shop, "POST", `/store/carts/${id}`, { metadata: forged })
        expect(await seen(id)).toMatchObject({ discount_total: 0 })
      }
    })

    it("takes the discount away from a browser that logged out", async () => {
      const cart = await openWithItem(ada)
      await typeCode(shop, cart, code, ada)
      expect(await seen(cart)).toMatchObject({ discount_total: 15 })
      await addToCart(shop, cart, {})
      expect(await seen(cart)).toMatchObject({
        marked: false,
        discount_total: 0,
      })
      await addToCart(shop, cart, {}, ada.token)
      expect(await seen(cart)).toMatchObject({
        marked: true,
        discount_total: 30,
      })
    })

    it("takes it away though the request itself is refused", async () => {
      const cart = await openWithItem(ada)
      const answer = await ask(
        shop,
        "POST",
        `/store/carts/${cart}/line-items`,
        {
          variant_id: "none",
          quantity: 1,
        }
      )
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(await seen(cart)).toMatchObject({
        marked: false,
        discount_total: 0,
      })
    })

    it("refuses to complete logged out what was filled logged in", async () => {
      const cart = await openWithItem(ada)
      await typeCode(shop, cart, code, ada)
      await prepareCart(shop, cart, ada.token)
      const complete = `/store/carts/${cart}/complete`
      const first = await ask(shop, "POST", complete)
      expect(first.status).toBe(409)
      expect(first.data.message).toContain("log in to have it again")
      expect(await seen(cart)).toMatchObject({ discount_total: 0 })
      // The payment over the old total is gone: nobody is charged by accident.
      expect((await ask(shop, "POST", complete)).status).toBe(400)
      await prepareCart(shop, cart)
      const order = await completeCart(shop, cart)
      expect(await discountsOf(shop, order)).toEqual({})
      expect((await ask(shop, "POST", complete)).data.order.id).toBe(order)
    })

    it("keeps what a webhook completes at what its customer was shown", async () => {
      const cart = await openWithItem(ada)
      await prepareCart(shop, cart, ada.token)
      const { result } = await completeCartWorkflow(shop.container).run({
        input: { id: cart },
      })
      expect(Object.values(await discountsOf(shop, result.id))).toEqual([10])
    })

    it("gives a cart its discount when its shopper logs in and takes it over", async () => {
      const cart = await openWithItem({ email: "new@example.com" })
      const path = `/store/carts/${cart}/customer`
      const { data } = await ask(shop, "POST", path, {}, ada.token)
      expect(data.cart.discount_total).toBe(10)
      expect(await seen(cart)).toMatchObject({
        customer_id: ada.id,
        marked: true,
      })
      // Eve takes over what Ada was logged in on, and loses what was Ada's.
      const taken = await ask(shop, "POST", path, {}, eve.token)
      expect(taken.data.cart.discount_total).toBe(0)
      const nobody = await ask(shop, "POST", path, {})
      expect(nobody.status).toBe(401)
    })

    it("gives a guest cart with her e-mail its discount once she logs in", async () => {
      const cart = await openWithItem(impostor())
      await addToCart(shop, cart, {}, ada.token)
      expect(await seen(cart)).toMatchObject({
        marked: true,
        discount_total: 20,
      })
    })

    it("gives nothing to a stranger who is logged in, whatever e-mail they name", async () => {
      const own = await openWithItem(eve)
      const path = `/store/carts/${own}`
      await ask(shop, "POST", path, { email: ada.email }, eve.token)
      expect(await seen(own)).toEqual({
        customer_id: eve.id,
        marked: true,
        discount_total: 0,
      })
      await ask(shop, "POST", path, { email: ada.email })
      await addToCart(shop, own, {})
      expect(await seen(own)).toMatchObject({ discount_total: 0 })
      const guest = await openWithItem(impostor())
      await addToCart(shop, guest, {}, eve.token)
      expect(await seen(guest)).toEqual({
        customer_id: ada.id,
        marked: false,
        discount_total: 0,
      })
    })

    it("is not outrun by requests at once", async () => {
      const cart = await openWithItem(impostor())
      await prepareCart(shop, cart)
      const path = `/store/carts/${cart}`
      await Promise.all([
        ask(shop, "POST", path, { metadata: { [mark]: "yes" } }),
        ask(shop, "POST", `${path}/line-items`, {
          variant_id: shop.variant_id,
          quantity: 1,
        }),
        ask(shop, "POST", `${path}/line-items`, undefined, eve.token),
        typeCode(shop, cart, code),
        typeCode(shop, cart, code, eve),
        ask(shop, "POST", `${path}/complete`),
      ])
      expect(await carts().listLineItemAdjustments({})).toEqual([])
    })

    it("asks to try again while another request holds the cart", async () => {
      const hers = await openWithItem(ada)
      const guests = await openWithItem({ email: "guest@example.com" })
      const locking = shop.container.resolve(Modules.LOCKING)
      const keys = [hers, guests]
      await locking.acquire(keys, { ownerId: "another request" })
      const answers = [
        await ask(shop, "POST", `/store/carts/${hers}/promotions`, {
          promo_codes: ["SUMMER"],
        }),
        await ask(
          shop,
          "POST",
          `/store/carts/${guests}/customer`,
          {},
          ada.token
        ),
      ]
      await locking.release(keys, { ownerId: "another request" })
      for (const { status, data } of answers) {
        expect(data.message).toContain("is busy with another request")
        expect(status).toBe(409)
      }
    })

    describe("a code's worth", () => {
      const look = (typed: string, who: Customer) =>
        ask(
          shop,
          "GET",
          `/store/ladder/coupons/${encodeURIComponent(typed)}`,
          undefined,
          who.token
        )
      /** As ours look, and none: the last character is counted up. */
      /** Never the code itself, however that ends. */
      const noCode = (n: number) =>
        `${code.slice(0, 11)}${code[11] === "A" ? "B" : "A"}${(n + 10).toString().padStart(2, "0")}`

      it("is told to its customer in any spelling, and to nobody else", async () => {
        const typed = ` ${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase()
        const mine = await look(typed.replace(/0/g, "o"), ada)
        expect(mine).toMatchObject({
          status: 200,
          data: { state: "valid", coupon: { code, amounts: { eur: 500 } } },
        })
        const others = await look(code, eve)
        const none = await look(noCode(1), eve)
        expect(others.data).toEqual({
          state: "unknown",
          coupon: null,
          held_until: null,
        })
        expect(none.data).toEqual(others.data)
        const guest = await ask(shop, "GET", `/store/ladder/coupons/${code}`)
        expect(guest.status).toBe(401)
      })

      it("is used, expired and void in time", async () => {
        const ladder = ladderOf(shop.container)
        const state = async () => (await look(code, ada)).data.state
        const [grant] = await grantsOf(shop.container, ada.id)
        const knex = shop.container.resolve(
          ContainerRegistrationKeys.PG_CONNECTION
        )
        const past = { expires_at: new Date(Date.now() - 1000) }
        await knex("ladder_grant").where({ id: grant!.id }).update(past)
        expect(await state()).toBe("expired")
        await runOutbox(shop.container)
        expect(await state()).toBe("expired")
        await knex("ladder_grant")
          .where({ id: grant!.id })
          .update({ state: "issued", expires_at: null, void_due: "revoked" })
        expect(await state()).toBe("void")
        await ladder.outbox.markRedeemed([
          { promotion_id: grant!.promotion_id!, order_id: "order_1", at: 1 },
        ])
        expect(await state()).toBe("used")
      })

      it("S6: is not told after ten codes that were none, in any way", async () => {
        const cart = await openWithItem(ada)
        const tries = await Promise.all(
          Array.from({ length: 20 }, (_, i) =>
            i % 2 === 0
              ? look(noCode(i), ada)
              : typeCode(shop, cart, noCode(i), ada)
          )
        )
        const told = tries.filter(({ status }) => status !== 429)
        expect(told).toHaveLength(10)
        const good = [
          await look(code, ada),
          await typeCode(shop, cart, code, ada),
        ]
        for (const { status, headers } of good) {
          expect(status).toBe(429)
          expect(Number(headers["retry-after"])).toBeGreaterThan(590)
          expect(Number(headers["retry-after"])).toBeLessThanOrEqual(600)
        }
        // Others go on, and so does all that is no guess.
        expect((await look(code, eve)).data.state).toBe("unknown")
        await addToCart(shop, cart, {}, ada.token)
        const removed = await ask(
          shop,
          "DELETE",
          `/store/carts/${cart}/promotions`,
          { promo_codes: [noCode(1)] },
          ada.token
        )
        expect(removed.status).toBe(200)
      })

      it("S6: is not guessed by many codes in one request, nor logged out", async () => {
        const cart = await openWithItem({ email: "new@example.com" })
        const many = (count: number) =>
          ask(shop, "POST", `/store/carts/${cart}/promotions`, {
            promo_codes: Array.from({ length: count }, (_, i) => noCode(i)),
          })
        expect((await many(101)).status).toBe(400)
        expect((await many(11)).status).toBe(429)
        expect((await many(10)).status).toBe(400)
        expect((await many(1)).status).toBe(429)
        expect((await look(code, ada)).data.state).toBe("valid")
      })

      it("leaves the shop's own codes alone that look like ours", async () => {
        await shop.container.resolve(Modules.PROMOTION).createPromotions({
          code: "SPRNGSALE2026A",
          type: "standard",
          status: "active",
          application_method: {
            type: "percentage",
            target_type: "order",
            value: 1,
          },
        })
        const cart = await openWithItem(eve)
        for (let i = 0; i < 12; i++) {
          const { status } = await typeCode(shop, cart, "SPRNGSALE2026A", eve)
          expect(status).toBe(200)
        }
        expect((await seeCart(shop, cart)).codes).toEqual(["SPRNGSALE2026A"])
      })
    })

    it("answers hostile requests without a 5xx", async () => {
      const cart = await openWithItem(impostor())
      const paths = [
        "/store/carts",
        "/store/carts/%E0%A4%A",
        "/store/carts/none",
        "/store/carts/none/complete",
        `/store/carts/${cart}/promotions`,
        `/store/carts/${cart}`,
      ]
      const bodies = [
        undefined,
        [],
        { promo_codes: "x" },
        { promo_codes: [1, null, {}] },
        { promo_codes: ["", " ", "x".repeat(5_000)] },
        { promo_codes: Array.from({ length: 500 }, (_, i) => `NO${i}`) },
        { metadata: [] },
        { metadata: "x" },
        { metadata: { __proto__: null, [mark]: { a: 1 } } },
      ]
      const broken: unknown[] = []
      for (const path of paths) {
        for (const body of bodies) {
          for (const token of [undefined, ada.token]) {
            const answer = await ask(shop, "POST", path, body, token)
            if (answer.status >= 500) {
              broken.push([path, body, answer.data])
            }
          }
        }
      }
      expect(broken).toEqual([])
      expect(await seen(cart)).toMatchObject({
        discount_total: expect.any(Number),
      })
    })
  },
})
