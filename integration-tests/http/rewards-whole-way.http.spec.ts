import { setTimeout } from "node:timers/promises"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { wakeOutbox } from "../../src/rewards/wake-outbox"
import {
  ask,
  discountsOf,
  groupsOf,
  ladderOf,
  publishLadder,
  seeCart,
  twoRungs,
  typeCode,
} from "./rewards-shop"
import {
  addToCart,
  buy,
  completeCart,
  openCart,
  prepareCart,
} from "./shop/carts"
import { registerCustomer, type Customer } from "./shop/customers"
import { openShop } from "./shop/open-shop"
import { capture, refund } from "./shop/payments"
import type { Shop } from "./shop/shop"

const [coupon] = twoRungs.rewards

/** Orders of 95.00 and more are worth 100 points; silver brings two coupons. */
const document = {
  ...twoRungs,
  earn: [{ ...twoRungs.earn[0]!, minimum: 9_500 }],
  rewards: [coupon!, { ...coupon!, id: "thanks", name: "Thanks" }],
}

/** From the shop's own events alone: nothing here records or issues anything. */
medusaIntegrationTestRunner({
  cwd: process.cwd(),
  testSuite: ({ getContainer, api }) => {
    let shop: Shop

    const mine = async ({ token }: Customer) => {
      const { data } = await ask(shop, "GET", "/store/ladder", undefined, token)
      return {
        rung: data.standings?.[0]?.rung?.name ?? null,
        points: data.standings?.[0]?.status_points ?? 0,
        codes: (data.coupons ?? []).map((one: { code: string }) => one.code),
      }
    }

    async function until(holds: () => Promise<boolean>): Promise<void> {
      const deadline = Date.now() + 60_000
      while (!(await holds())) {
        if (Date.now() > deadline) {
          throw new Error("It did not come about within a minute")
        }
        await setTimeout(100)
      }
    }

    const cartOf = async (buyer: { email: string; token?: string }) => {
      const cart = await openCart(shop, buyer)
      await addToCart(shop, cart, {}, buyer.token)
      return cart
    }

    it("goes from an order to a coupon, and back with a refund", async () => {
      shop = await openShop(getContainer(), api)
      await publishLadder(shop.container, document)
      const ada = await registerCustomer(shop, "ada@example.com")
      const bob = await registerCustomer(shop, "bob@example.com")

      const first = await buy(shop, ada)
      await until(async () => (await mine(ada)).codes.length === 2)
      expect(await mine(ada)).toMatchObject({ rung: "Silver", points: 100 })
      expect(await groupsOf(shop.container, ada.id)).toEqual([
        "Friends · Silver",
      ])
      const [used, unused] = (await mine(ada)).codes as [string, string]

      // The second cart gets exactly both discounts.
      const second = await cartOf(ada)
      expect((await typeCode(shop, second, used, ada)).status).toBe(200)
      expect((await seeCart(shop, second)).total).toBe(85)
      await prepareCart(shop, second, ada.token)
      const order = await completeCart(shop, second, ada.token)
      expect((await discountsOf(shop, order))[used]).toBe(5)
      await until(async () => (await mine(ada)).codes.length === 1)

      // A third cart, another customer and a logged-out cart do not.
      const third = await cartOf(ada)
      await typeCode(shop, third, used, ada)
      expect((await seeCart(shop, third)).total).toBe(90)
      const his = await cartOf(bob)
      await typeCode(shop, his, unused, bob)
      expect((await seeCart(shop, his)).total).toBe(100)
      const loggedOut = await cartOf({ email: ada.email })
      await typeCode(shop, loggedOut, unused)
      expect((await seeCart(shop, loggedOut)).total).toBe(100)

      // The refund takes points, rung and the unused coupon back.
      await typeCode(shop, third, unused, ada)
      await prepareCart(shop, third, ada.token)
      expect((await seeCart(shop, third)).total).toBe(95)
      await capture(shop, first)
      await refund(shop, first, 110)
      await until(async () => {
        const { rung, points, codes } = await mine(ada)
        return rung === null && points === 0 && codes.length === 0
      })
      await wakeOutbox(shop.container)
      expect(await groupsOf(shop.container, ada.id)).toEqual([])
      expect((await seeCart(shop, third)).total).toBe(110)
      await expect(completeCart(shop, third, ada.token)).rejects.toThrow()
      await prepareCart(shop, third, ada.token)
      const full = await completeCart(shop, third, ada.token)
      expect(await discountsOf(shop, full)).toEqual({})
      expect(await ladderOf(shop.container).verify()).toEqual([])
    })
  },
})
