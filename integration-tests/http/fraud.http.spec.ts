import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { eventName } from "../../src/modules/ladder/announced"
import { runOutbox } from "../../src/rewards/outbox"
import { queryShop } from "../../src/shop/query-shop"
import type { LadderCouponsHeld } from "../../src/types/events"
import type {
  AdminAdjustment,
  AdminAdjustmentsResponse,
} from "../../src/types/http"
import { ask as askAs, hire } from "./api-shop"
import {
  ask,
  discountsOf,
  earn,
  grantsOf,
  ladderOf,
  publishLadder,
  seeCart,
  typeCode,
} from "./rewards-shop"
import { addToCart, completeCart, openCart, prepareCart } from "./shop/carts"
import { registerCustomer, type Customer } from "./shop/customers"
import { openShop } from "./shop/open-shop"
import { eventually } from "./shop/recorded"
import type { Shop } from "./shop/shop"

// Read when Medusa boots. The channel is the one that Medusa's own provider
// has where the shop configures none.
process.env.LADDER_OPTIONS = JSON.stringify({
  adjustments: { approve_above: 1_000 },
  messages: {
    channel: "feed",
    templates: { coupons_held: "coupons-on-hold" },
  },
})

afterAll(() => {
  delete process.env.LADDER_OPTIONS
})

/** Ada is on silver: 10 % off everything, and a coupon of 5. */
medusaIntegrationTestRunner({
  cwd: process.cwd(),
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let ada: Customer
    let ladder_id: string

    beforeEach(async () => {
      shop = await openShop(getContainer(), api)
      ada = await registerCustomer(shop, "ada@example.com")
      ladder_id = (await publishLadder(shop.container)).id
      await earn(shop.container, ada.id, 1)
      await runOutbox(shop.container)
    })

    afterEach(async () => {
      const { recording } = ladderOf(shop.container)
      expect(await recording.verify()).toEqual([])
    })

    const sql = (text: string, bindings: readonly unknown[] = []) =>
      queryShop(shop.container, text, bindings)

    describe("attack 37: an account taken over by a password reset", () => {
      const password = "what a thief would choose"
      const thief = () => ({ ...ada, token })
      let code: string
      let token: string

      beforeEach(async () => {
        const [grant] = await grantsOf(shop.container, ada.id)
        code = grant!.code
      })

      const logInAnew = async () => {
        const login = { email: ada.email, password }
        const { data } = await api.post("/auth/customer/emailpass", login)
        token = data.token as string
      }

      /** Changed in the second it was set in, it would be taken for the first. */
      const laterOn = () =>
        sql(
          `update provider_identity
           set created_at = created_at - interval '1 minute'`
        )

      /** By the shop's own routes, with the token that is mailed. */
      async function resetPassword(): Promise<void> {
        await laterOn()
        const bus = shop.container.resolve(Modules.EVENT_BUS)
        const context = { subscriberId: "test-reset" }
        const mailed = new Promise<string>((resolve) => {
          const take = (event: unknown) => {
            bus.unsubscribe("auth.password_reset", take, context)
            resolve((event as { data: { token: string } }).data.token)
            return Promise.resolve()
          }
          bus.subscribe("auth.password_reset", take, context)
        })
        await api.post("/auth/customer/emailpass/reset-password", {
          identifier: ada.email,
        })
        await api.post(
          "/auth/customer/emailpass/update",
          { password },
          { headers: { authorization: `Bearer ${await mailed}` } }
        )
        await logInAnew()
      }

      /** As when the process dies between the change and what follows it. */
      async function changeUnheard(): Promise<void> {
        await laterOn()
        const { success } = await shop.container
          .resolve(Modules.AUTH)
          .updateProvider("emailpass", { entity_id: ada.email, password })
        expect(success).toBe(true)
        await logInAnew()
      }

      const minutesPass = async (minutes: number) => {
        const back = (column: string) =>
          `${column} = ${column} - interval '${minutes} minutes'`
        await sql(
          `update ladder_coupon_hold set ${back("changed_at")}, ${back("until")}`
        )
        await sql(
          `update provider_identity set ${back("created_at")}, ${back("updated_at")}`
        )
      }

      /** A subscriber of the shop's, on the real bus. */
      const listen = () => {
        const bus = shop.container.resolve(Modules.EVENT_BUS)
        const heard: LadderCouponsHeld[] = []
        const context = { subscriberId: "test-held" }
        const name = eventName("coupons_held")
        const hear = (event: unknown) => {
          heard.push((event as { data: LadderCouponsHeld }).data)
          return Promise.resolve()
        }
        bus.subscribe(name, hear, context)
        return { heard, stop: () => bus.unsubscribe(name, hear, context) }
      }

      async function cartOf(buyer: Customer): Promise<string> {
        const cart = await openCart(shop, buyer)
        await addToCart(shop, cart, {}, buyer.token)
        return cart
      }

      const complete = (cart: string, by: string) =>
        ask(shop, "POST", `/store/carts/${cart}/complete`, {}, by)

      const look = (by: string) =>
        ask(shop, "GET", `/store/ladder/coupons/${code}`, undefined, by)

      const onHold =
        /^The code \w+ is on hold until 20\d\d-[^ ]+Z, because the password of this account was changed/

      it("uses no coupon for a while, the owner hears of it, and all else goes on", async () => {
        const before = await cartOf(ada)
        await typeCode(shop, before, code, ada)
        await prepareCart(shop, before, ada.token)
        const { heard, stop } = listen()

        await resetPassword()

        const cart = await cartOf(thief())
        const typed = await typeCode(shop, cart, code, thief())
        expect(typed.status).toBe(400)
        expect(typed.data.message).toMatch(onHold)
        expect(await seeCart(shop, cart)).toMatchObject({ discount_total: 10 })
        const made = await ask(
          shop,
          "POST",
          "/store/carts",
          { region_id: shop.region_id, promo_codes: [code] },
          token
        )
        expect([made.status, made.data.message]).toEqual([
          400,
          expect.stringMatching(onHold),
        ])
        for (const by of [token, ada.token]) {
          const refused = await complete(before, by)
          expect(refused.status).toBe(409)
          expect(refused.data.message).toMatch(onHold)
        }

        await eventually(
          () => Promise.resolve(heard),
          ({ length }) => length > 0
        )
        stop()
        const [held] = heard
        expect(heard).toHaveLength(1)
        expect(held).toMatchObject({
          customer_id: ada.id,
          ladder_id,
          coupons: 1,
        })
        const minutes = Date.parse(held!.until) - Date.parse(held!.at)
        expect(minutes / 60_000).toBe(30)
        const told = await look(token)
        expect(told.data).toMatchObject({
          state: "held",
          held_until: held!.until,
          coupon: { code },
        })
        const messages = await eventually(
          () =>
            shop.container
              .resolve(Modules.NOTIFICATION)
              .listNotifications({ receiver_id: ada.id }),
          ({ length }) => length > 0
        )
        expect(messages).toMatchObject([
          { template: "coupons-on-hold", to: ada.email },
        ])

        // Without the coupon nothing is held, the rung's discount included.
        await prepareCart(shop, cart, token)
        const plain = await completeCart(shop, cart, token)
        const off = Object.values(await discountsOf(shop, plain))
        expect(off).toEqual([10])

        await minutesPass(30)
        expect((await look(token)).data).toMatchObject({
          state: "valid",
          held_until: null,
        })
        const order = await completeCart(shop, before, token)
        expect((await discountsOf(shop, order))[code]).toBe(5)
      })

      it("holds them too when nothing heard of the change, and says so once", async () => {
        const { heard, stop } = listen()
        await changeUnheard()
        const cart = await cartOf(thief())
        const typed = await Promise.all(
          Array.from({ length: 5 }, () => look(token))
        )
        expect(typed.map(({ data }) => data.state)).toEqual(
          Array.from({ length: 5 }, () => "held")
        )
        expect(
          (await typeCode(shop, cart, code, thief())).data.message
        ).toMatch(onHold)
        await eventually(
          () => Promise.resolve(heard),
          ({ length }) => length > 0
        )
        await runOutbox(shop.container)
        stop()
        expect(heard).toHaveLength(1)
      })

      it("is seen by staff, who can lift it, until the next change", async () => {
        const staff = await hire(shop.container, api)
        const headers = { authorization: `Bearer ${staff}` }
        const url = `/admin/ladder/customers/${ada.id}/hold`
        const seen = async () => (await askAs(api, "get", url, headers)).body
        expect(await seen()).toEqual({ hold: null })
        const lift = (reason: string) =>
          askAs(api, "delete", `${url}?reason=${reason}`, headers)
        expect((await lift("Rang")).status).toBe(409)

        await changeUnheard()
        expect(await seen()).toMatchObject({
          hold: { until: expect.stringMatching(/Z$/) as string },
        })
        expect((await lift("Rang")).body).toEqual({ hold: null })
        const { audits } = ladderOf(shop.container)
        const { rows } = await audits.list(
          { subject: ada.id },
          { limit: 1, offset: 0 }
        )
        expect(rows).toMatchObject([
          { action: "coupons.lift_hold", reason: "Rang", subject: ada.id },
        ])
        expect((await look(token)).data.state).toBe("valid")
        const cart = await cartOf(thief())
        expect((await typeCode(shop, cart, code, thief())).status).toBe(200)

        await changeUnheard()
        expect((await look(token)).data.state).toBe("held")
      })

      it("holds nothing of who has just registered, nor where it is off", async () => {
        expect((await look(ada.token)).data.state).toBe("valid")
        const settings = ladderOf(shop.container).settings()
        const { password_hold_minutes } = settings
        await changeUnheard()
        settings.password_hold_minutes = "off"
        try {
          expect((await look(token)).data.state).toBe("valid")
        } finally {
          settings.password_hold_minutes = password_hold_minutes
        }
        expect((await look(token)).data.state).toBe("held")
      })
    })

    describe("attack 40: staff who give points", () => {
      let ann: Record<string, string>
      let ben: Record<string, string>

      beforeEach(async () => {
        const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
        ann = bearer(await hire(shop.container, api, "ann@example.com"))
        ben = bearer(await hire(shop.container, api, "ben@example.com"))
      })

      const give = async (
        by: Record<string, string>,
        status_points: number,
        customer_id = ada.id
      ) => {
        const { status, body } = await askAs(
          api,
          "post",
          `/admin/ladder/customers/${customer_id}/points`,
          by,
          { ladder_id, status_points, reason: "Goodwill" }
        )
        expect({ status, body }).toMatchObject({ status: 200 })
        return body.decision as { id: string; answer: string }
      }

      const decide = (by: Record<string, string>, id: string, what: string) =>
        askAs(api, "post", `/admin/ladder/adjustments/${id}/${what}`, by, {
          reason: "Looked at it",
        })

      const list = async (by: Record<string, string>, query: string) =>
        (await askAs(api, "get", `/admin/ladder/adjustments?${query}`, by))
          .body as AdminAdjustmentsResponse

      const pointsOf = async (customer_id = ada.id) =>
        (await ladderOf(shop.container).reports.standingsOf(customer_id))[0]
          ?.status_points

      const keyOf = async (by: Record<string, string>) => {
        const { body } = await askAs(api, "post", "/admin/api-keys", by, {
          title: "till",
          type: "secret",
        })
        const secret = Buffer.from(`${body.api_key.token}:`).toString("base64")
        return { authorization: `Basic ${secret}` }
      }

      it("give more than the limit once a second person agrees, and only once", async () => {
        const wish = await give(ann, 1_001)
        expect(wish.answer).toBe("pending")
        expect(await pointsOf()).toBe(100)
        const [own] = (await list(ann, "state=pending")).adjustments
        expect(own).toMatchObject({
          id: wish.id,
          customer: { id: ada.id },
          because: "over_limit",
          requested_by: { name: "ann@example.com" },
          decided_by: null,
          mine: true,
        } satisfies Partial<Record<keyof AdminAdjustment, unknown>>)
        const query = `state=pending&customer_id=${ada.id}`
        expect((await list(ben, query)).adjustments[0]?.mine).toBe(false)

        for (const by of [ann, await keyOf(ann), await keyOf(ben)]) {
          expect((await decide(by, wish.id, "approve")).status).toBe(403)
        }
        expect((await decide(ann, wish.id, "refuse")).status).toBe(403)
        expect((await decide(ben, wish.id, "withdraw")).status).toBe(403)
        expect(await pointsOf()).toBe(100)

        const answers = await Promise.all(
          Array.from({ length: 20 }, () => decide(ben, wish.id, "approve"))
        )
        const statuses = answers.map(({ status }) => status).sort()
        expect(statuses).toEqual([
          200,
          ...Array.from({ length: 19 }, () => 409),
        ])
        expect(await pointsOf()).toBe(1_101)
        const done = await list(ann, "state=approved")
        expect(done).toMatchObject({
          count: 1,
          adjustments: [
            {
              state: "approved",
              requested_by: { name: "ann@example.com" },
              decided_by: { name: "ben@example.com" },
              reason: "Goodwill",
              decision_reason: "Looked at it",
            },
          ],
        })
      })

      it("give no more by many small ones, nor by keys they made", async () => {
        const key = await keyOf(ann)
        const given = await Promise.all([
          ...Array.from({ length: 4 }, () => give(ann, 200)),
          ...Array.from({ length: 4 }, () => give(key, 200)),
        ])
        const count = (wanted: string) =>
          given.filter(({ answer }) => answer === wanted).length
        expect([count("recorded"), count("pending")]).toEqual([5, 3])
        expect(await pointsOf()).toBe(1_100)
        // What a key of one's own asked for, one has asked for oneself.
        const { adjustments } = await list(ann, "state=pending")
        for (const { id, mine } of adjustments) {
          expect(mine).toBe(true)
          expect((await decide(ann, id, "approve")).status).toBe(403)
          expect((await decide(ann, id, "withdraw")).status).toBe(200)
        }
        expect(await pointsOf()).toBe(1_100)
      })

      it("give nothing alone to who has their own e-mail address", async () => {
        const own = await registerCustomer(shop, "ann+shop@example.com")
        await earn(shop.container, own.id, 1)
        const { id, answer } = await give(ann, 1, own.id)
        expect(answer).toBe("pending")
        expect((await list(ann, "state=pending")).adjustments).toMatchObject([
          { because: "own_record" },
        ])
        const refused = await decide(ben, id, "refuse")
        expect(refused.body.adjustment).toMatchObject({
          state: "refused",
          decision_reason: "Looked at it",
        })
        expect(await pointsOf(own.id)).toBe(100)
        // Whose record it is does not agree to it either.
        const second = await give(ben, 2_000, own.id)
        expect((await decide(ann, second.id, "approve")).body.message).toMatch(
          /is for the customer with your own e-mail address/
        )
      })
    })
  },
})
