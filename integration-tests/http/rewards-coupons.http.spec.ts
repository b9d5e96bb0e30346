import { createPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import { sweep } from "../../src/jobs/ladder-sweep"
import { runOutbox } from "../../src/rewards/outbox"
import { recogniseRedemptions } from "../../src/rewards/redemptions"
import { wakeOutbox } from "../../src/rewards/wake-outbox"
import {
  discountsOf,
  grantsOf,
  ladderOf,
  plain,
  publishLadder,
  recalculate,
  seeCart,
  typeCode,
  undo,
} from "./rewards-shop"
import { addToCart, completeCart, openCart, prepareCart } from "./shop/carts"
import { cartOf, couponOf, earnCoupon } from "./shop/coupons"
import { cancel } from "./shop/order-changes"
import type { Customer } from "./shop/customers"
import { dropHints } from "./shop/drop-hints"
import { openFor } from "./shop/open-for"
import { testInShop } from "./shop/test-in-shop"
import type { Shop } from "./shop/shop"

/** Personal coupons: whom they work for, how often, and what ends them. */
testInShop({
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let ada: Customer
    let bob: Customer

    beforeAll(async () => {
      const opened = await openFor(getContainer(), api, ["ada", "bob"])
      ;({ shop, ada, bob } = opened)
    })

    afterEach(async () => {
      await wakeOutbox(shop.container)
      expect(await ladderOf(shop.container).recording.verify()).toEqual([])
    })

    describe("a personal coupon", () => {
      it("takes exactly its amount off one order of its customer", async () => {
        await publishLadder(shop.container, plain)
        const code = await couponOf(shop, ada)
        const cart = await cartOf(shop, ada)
        expect((await typeCode(shop, cart, code, ada)).status).toBe(200)
        expect(await seeCart(shop, cart)).toMatchObject({
          total: 95,
          codes: [code],
        })
        await prepareCart(shop, cart, ada.token)
        const order = await completeCart(shop, cart, ada.token)
        expect(await discountsOf(shop, order)).toEqual({ [code]: 5 })
        await recogniseRedemptions(shop.container, [order, order, "order_none"])
        const [grant] = await grantsOf(shop.container, ada.id)
        expect(grant).toMatchObject({ state: "redeemed", order_id: order })
        const next = await cartOf(shop, ada)
        const again = await typeCode(shop, next, code, ada)
        expect(again.status).toBe(400)
        expect(again.data.message).toBe(`The code ${code} has been used`)
        expect((await seeCart(shop, next)).total).toBe(100)
      })

      it("is understood in any case, with spaces and look-alikes", async () => {
        await publishLadder(shop.container, plain)
        const code = await couponOf(shop, ada)
        const cart = await cartOf(shop, ada)
        const typed = ` ${code.slice(0, 5)} ${code.slice(5)} `
          .toLowerCase()
          .replace(/0/g, "o")
          .replace(/1/g, "l")
        expect((await typeCode(shop, cart, typed, ada)).status).toBe(200)
        expect((await seeCart(shop, cart)).codes).toEqual([code])
      })

      it("S5: reads to another customer as no code at all", async () => {
        await publishLadder(shop.container, plain)
        const code = await couponOf(shop, ada)
        const cart = await cartOf(shop, bob)
        const answer = await typeCode(shop, cart, code, bob)
        const none = code.replace(/.$/, (last) => (last === "0" ? "2" : "0"))
        const unknown = await typeCode(shop, cart, none, bob)
        expect(answer).toMatchObject({
          status: 400,
          data: {
            type: "invalid_data",
            message: `The promotion code ${code} is invalid`,
          },
        })
        expect({ ...unknown, headers: null }).toEqual({
          ...answer,
          headers: null,
          data: JSON.parse(JSON.stringify(answer.data).replace(code, none)),
        })
        expect(await seeCart(shop, cart)).toMatchObject({ discount_total: 0 })
      })

      it("asks for its minimum order, before discounts, in its currency", async () => {
        await publishLadder(shop.container, {
          ...plain,
          rewards: [
            {
              ...plain.rewards[0]!,
              settings: { percent: 10, minimums: { eur: 10_000 } },
            },
          ],
        })
        const code = await couponOf(shop, ada)
        const small = await openCart(shop, ada)
        const { other_variant_id: variant_id } = shop
        await addToCart(shop, small, { variant_id }, ada.token)
        await typeCode(shop, small, code, ada)
        expect(await seeCart(shop, small)).toMatchObject({ total: 70 })
        const cart = await cartOf(shop, ada)
        await typeCode(shop, cart, code, ada)
        expect(await seeCart(shop, cart)).toMatchObject({ total: 90 })
        await recalculate(shop, cart)
        expect(await seeCart(shop, cart)).toMatchObject({ total: 90 })
      })

      it("does not stack with another coupon of ours, but with the shop's", async () => {
        const ladder = await publishLadder(shop.container, plain)
        const code = await couponOf(shop, ada)
        await ladderOf(shop.container).outbox.offerGrants({
          ladder_id: ladder.id,
          offer_key: "spring",
          name: "Spring",
          kind: "coupon",
          settings: { percent: 50 },
          customer_ids: [ada.id],
        })
        await runOutbox(shop.container)
        const other = (await grantsOf(shop.container, ada.id)).find(
          (grant) => grant.code !== code
        )!.code
        await createPromotionsWorkflow(shop.container).run({
          input: {
            promotionsData: [
              {
                code: "SUMMER",
                type: "standard",
                status: "active",
                application_method: {
                  type: "fixed",
                  target_type: "order",
                  value: 1,
                  currency_code: "eur",
                },
              },
            ],
          },
        })
        const cart = await cartOf(shop, ada)
        expect((await typeCode(shop, cart, code, ada)).status).toBe(200)
        const second = await typeCode(shop, cart, other, ada)
        expect(second.status).toBe(400)
        expect(second.data.message).toContain("Only 1 personal coupon")
        expect((await typeCode(shop, cart, code, ada)).status).toBe(200)
        expect((await typeCode(shop, cart, "SUMMER", ada)).status).toBe(200)
        expect((await typeCode(shop, cart, "SUMMERS", ada)).status).toBe(400)
        expect((await seeCart(shop, cart)).total).toBe(94)
      })

      it("attack 24: costs nothing to void in an open cart, which pays the full price", async () => {
        await publishLadder(shop.container, plain)
        const { code, causes } = await earnCoupon(shop, ada)
        const cart = await cartOf(shop, ada)
        await typeCode(shop, cart, code, ada)
        await prepareCart(shop, cart, ada.token)
        expect((await seeCart(shop, cart)).total).toBe(105)
        await undo(shop.container, ada.id, causes)
        expect(await runOutbox(shop.container)).toMatchObject({ voided: 1 })
        expect(await seeCart(shop, cart)).toMatchObject({
          total: 110,
          discount_total: 0,
        })
        await expect(completeCart(shop, cart, ada.token)).rejects.toThrow()
        const answer = await typeCode(shop, cart, code, ada)
        expect(answer.data.message).toContain("is no longer valid")
        await prepareCart(shop, cart, ada.token)
        const order = await completeCart(shop, cart, ada.token)
        expect(await discountsOf(shop, order)).toEqual({})
        const [grant] = await grantsOf(shop.container, ada.id)
        expect(grant?.state).toBe("revoked")
      })

      it("counts as used when it was used before it was taken back", async () => {
        await publishLadder(shop.container, plain)
        const { code, causes } = await earnCoupon(shop, ada)
        const cart = await cartOf(shop, ada)
        await typeCode(shop, cart, code, ada)
        await prepareCart(shop, cart, ada.token)
        const order = await completeCart(shop, cart, ada.token)
        await undo(shop.container, ada.id, causes)
        await runOutbox(shop.container)
        const [grant] = await grantsOf(shop.container, ada.id)
        expect(grant?.order_id).toBe(order)
        expect(grant?.redeemed_at).not.toBeNull()
      })
    })

    describe("a coupon whose order is cancelled", () => {
      const orderWith = async (code: string) => {
        const cart = await cartOf(shop, ada)
        expect((await typeCode(shop, cart, code, ada)).status).toBe(200)
        await prepareCart(shop, cart, ada.token)
        return await completeCart(shop, cart, ada.token)
      }

      it("is granted again once, found by the sweep though nobody told", async () => {
        await publishLadder(shop.container, plain)
        const code = await couponOf(shop, ada)
        const order = await orderWith(code)
        const mend = dropHints(shop)
        await cancel(shop, order)
        mend()
        await sweep(shop.container)
        await sweep(shop.container)
        await wakeOutbox(shop.container)
        const grants = await grantsOf(shop.container, ada.id)
        expect(grants.map(({ state }) => state).sort()).toEqual([
          "issued",
          "redeemed",
        ])
        const again = grants.find(({ state }) => state === "issued")!
        expect(again.code).not.toBe(code)
        const next = await orderWith(again.code)
        expect(await discountsOf(shop, next)).toEqual({ [again.code]: 5 })
        await cancel(shop, next)
        await sweep(shop.container)
        await wakeOutbox(shop.container)
        const after = await grantsOf(shop.container, ada.id)
        expect(after.map(({ state }) => state)).toEqual([
          "redeemed",
          "redeemed",
        ])
      })
    })
  },
})
