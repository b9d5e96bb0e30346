import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createRegionsWorkflow } from "@medusajs/medusa/core-flows"
import { openCouponShop, useCoupons } from "./coupon-shop"
import { ask, ladderOf, twoRungs } from "./rewards-shop"
import { completeCart, prepareCart } from "./shop/carts"
import type { Customer } from "./shop/customers"
import { testInShop } from "./shop/test-in-shop"
import type { Shop } from "./shop/shop"

/** Coupons where money is counted in another way. */
testInShop({
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let ada: Customer
    let ladder_id: string
    const { fill, give, givenBy, off, type } = useCoupons(() => ({
      shop,
      ada,
      ladder_id,
    }))

    const open = async (currency?: string) => {
      const opened = await openCouponShop(getContainer(), api, currency)
      ;({ shop, ada, ladder_id } = opened)
    }

    describe("in several currencies", () => {
      let abroad: string

      beforeEach(async () => {
        await open()
        const { result } = await createRegionsWorkflow(shop.container).run({
          input: {
            regions: [
              {
                name: "Abroad",
                currency_code: "usd",
                countries: ["us"],
                payment_providers: ["pp_system_default"],
              },
            ],
          },
        })
        abroad = result[0]!.id
        const query = shop.container.resolve(ContainerRegistrationKeys.QUERY)
        const { data } = await query.graph({
          entity: "variant",
          fields: ["id", "price_set.id"],
        })
        const pricing = shop.container.resolve(Modules.PRICING)
        for (const { price_set } of data) {
          await pricing.addPrices({
            priceSetId: price_set!.id,
            prices: [{ currency_code: "usd", amount: 120 }],
          })
        }
      })

      const openAbroad = async () => {
        const { data } = await ask(
          shop,
          "POST",
          "/store/carts",
          {
            region_id: abroad,
            items: [{ variant_id: shop.variant_id, quantity: 1 }],
          },
          ada.token
        )
        return data.cart.id as string
      }

      it("gives each its amount, with its minimum, in one coupon", async () => {
        const code = await give({
          amounts: { eur: 500, usd: 600 },
          minimums: { eur: 9_000, usd: 11_000 },
        })
        const home = await fill(shop.variant_id)
        expect((await type(home, code)).status).toBe(200)
        expect(await off(home)).toBe(5)
        const there = await openAbroad()
        expect((await type(there, code)).status).toBe(200)
        expect(await off(there)).toBe(6)
        expect((await type(home, code)).status).toBe(200)
        expect(await off(home)).toBe(5)
        await prepareCart(shop, home, ada.token)
        await completeCart(shop, home, ada.token)
        const again = await type(there, code)
        expect(again.status).toBe(400)
        expect(again.data.message).toBe(`The code ${code} has been used`)
      })

      it("follows a cart that moves to another region", async () => {
        const code = await give({ amounts: { eur: 500, usd: 600 } })
        const cart = await fill(shop.variant_id)
        await type(cart, code)
        const moved = await ask(
          shop,
          "POST",
          `/store/carts/${cart}`,
          { region_id: abroad },
          ada.token
        )
        expect(moved.status).toBe(200)
        expect(await off(cart)).toBe(6)
      })

      it("says where it does not work", async () => {
        const code = await give({ amounts: { eur: 500 } })
        const there = await openAbroad()
        const refused = await type(there, code)
        expect(refused.status).toBe(400)
        expect(refused.data.message).toBe(
          `The code ${code} works in eur only; the cart is in usd`
        )
      })
    })

    /** As the analytics show it, of today. */
    async function discountsOfToday(): Promise<
      Readonly<Record<string, number>>
    > {
      const today = new Intl.DateTimeFormat("en-CA", {
        timeZone: twoRungs.zone,
      }).format(await ladderOf(shop.container).sweeping.now())
      const { reports } = ladderOf(shop.container)
      const { discounts } = await reports.couponFigures(ladder_id, today, today)
      return discounts
    }

    describe.each([
      { code: "jpy", settings: { amounts: { jpy: 15 } }, off: 15, minor: 15 },
      { code: "jpy", settings: { percent: 7 }, off: 11.9, minor: 12 },
      {
        code: "bhd",
        settings: { amounts: { bhd: 1_234 } },
        off: 1.234,
        minor: 1_234,
      },
      { code: "kwd", settings: { percent: 7 }, off: 11.9, minor: 11_900 },
    ])(
      "in $code, which has not two decimals",
      ({ code, settings, off: less, minor }) => {
        beforeEach(() => open(code))

        it(`reports ${minor} minor units of ${less} off`, async () => {
          const coupon = await give(settings)
          const cart = await fill(shop.variant_id, shop.other_variant_id)
          expect((await type(cart, coupon)).status).toBe(200)
          expect(await off(cart)).toBeCloseTo(less, 6)
          await prepareCart(shop, cart, ada.token)
          const order = await completeCart(shop, cart, ada.token)
          expect(await givenBy(order, coupon)).toEqual({
            amount: minor,
            currency: code,
          })
          expect(await discountsOfToday()).toEqual({ [code]: minor })
        })
      }
    )
  },
})
