import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { transferCartCustomerWorkflow } from "@medusajs/medusa/core-flows"
import type { LadderDocument } from "../../src/engine"
import { sweep } from "../../src/jobs/ladder-sweep"
import { runOutbox } from "../../src/rewards/outbox"
import { wakeOutbox } from "../../src/rewards/wake-outbox"
import { recordConversionsWorkflow } from "../../src/workflows"
import { ask as askRaw, hire } from "./api-shop"
import {
  ask,
  discountsOf,
  earn,
  grantsOf,
  groupsOf,
  ladderOf,
  publishLadder,
  seeCart,
  typeCode,
  type Answer,
} from "./rewards-shop"
import { addToCart, buy, openCart, prepareCart } from "./shop/carts"
import { registerCustomer, type Customer } from "./shop/customers"
import { openFor } from "./shop/open-for"
import { eventually } from "./shop/recorded"
import type { Shop } from "./shop/shop"
import { testInShop } from "./shop/test-in-shop"
import { testStaffTrail } from "./test-staff-trail"

const rung = (name: string, at_least: number) => ({
  id: name.toLowerCase(),
  name,
  enter: { kind: "points" as const, at_least },
})

const couponAt = (name: string) => ({
  id: `coupon-${name.toLowerCase()}`,
  name: `Welcome to ${name}`,
  kind: "coupon",
  on: { rung_entered: name.toLowerCase() },
  settings: { amounts: { eur: 500 }, expires_after_days: 30 },
})

/** An order takes one rung up; each brings a coupon of 5. */
const threeRungs: LadderDocument = {
  name: "Friends",
  zone: "Europe/Berlin",
  rungs: [rung("Bronze", 100), rung("Silver", 200), rung("Gold", 300)],
  earn: [{ id: "bought", type: "order.placed", points: { fixed: 100 } }],
  rewards: ["Bronze", "Silver", "Gold"].map(couponAt),
}

/** What no answer may say: how the database refused, and what was in it. */
const leak =
  /duplicate|constraint|violates|unique|Key \(|23505|relation|insert into/i

const times = <T>(n: number, make: (i: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => make(i))

/** Attacks, by their numbers, and promises that have no better place. */
testInShop({
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let admin: string
    let ada: Customer
    let eve: Customer
    let ladder_id: string

    beforeAll(async () => {
      const opened = await openFor(getContainer(), api, ["ada", "eve"])
      ;({ shop, ada, eve } = opened)
      admin = await hire(shop.container, api)
      ladder_id = (await publishLadder(shop.container, threeRungs)).id
    })

    afterEach(async () => {
      const { recording } = ladderOf(shop.container)
      expect(await recording.verify()).toEqual([])
    })

    const knex = () =>
      shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

    /** Ada's cart with one item of 100, and her coupon in it. */
    async function cartWithCode(): Promise<{ cart: string; code: string }> {
      await earn(shop.container, ada.id, 1)
      await runOutbox(shop.container)
      const [grant] = await grantsOf(shop.container, ada.id)
      const { code } = grant!
      const cart = await openCart(shop, ada)
      await addToCart(shop, cart, {}, ada.token)
      await typeCode(shop, cart, code, ada)
      await prepareCart(shop, cart, ada.token)
      expect(await seeCart(shop, cart)).toMatchObject({ discount_total: 5 })
      return { cart, code }
    }

    const complete = (cart: string, token?: string): Promise<Answer> =>
      ask(shop, "POST", `/store/carts/${cart}/complete`, {}, token)

    const orderOf = async (id: string) => {
      const [order] = await knex()("order")
        .select("customer_id", "metadata")
        .where({ id })
      return order as { customer_id: string }
    }

    /** The ladder's own tables as they are now; gives what sets them back. */
    async function keepLadderTables(): Promise<() => Promise<void>> {
      const found = await knex()("information_schema.tables")
        .select("table_name as name")
        .where({ table_schema: "public" })
        .where("table_name", "like", "ladder%")
      const names = (found as { name: string }[]).map(({ name }) => name)
      expect(names).toContain("ladder_grant")
      await knex().raw("create schema yesterday")
      for (const name of names) {
        await knex().raw("create table yesterday.?? as table public.??", [
          name,
          name,
        ])
      }
      return async () => {
        await knex().transaction(async (trx) => {
          // As a restore does: no trigger has a say in it.
          await trx.raw("set local session_replication_role = replica")
          await trx.raw(`truncate ${names.map(() => "??").join(", ")}`, names)
          for (const name of names) {
            await trx.raw("insert into public.?? select * from yesterday.??", [
              name,
              name,
            ])
          }
        })
        await knex().raw("drop schema yesterday cascade")
      }
    }

    it("attack 19: gives nobody a second code when the ladder's tables alone are set back", async () => {
      const { container } = shop
      const carol = await registerCustomer(shop, "carol@example.com")
      const everybody = [ada, eve, carol]
      const grants = async () => {
        const all = await Promise.all(
          everybody.map(({ id }) => grantsOf(container, id))
        )
        return all
          .flat()
          .map(({ customer_id, reward, code, state, promotion_id, order_id }) =>
            [customer_id, reward, code, state, promotion_id, order_id].join()
          )
          .sort()
      }
      const promotions = async () =>
        (await knex()("promotion")
          .select("id", "code", "limit", "used")
          .whereNotNull("code")
          .whereNull("deleted_at")
          .orderBy("id")) as object[]
      const settle = async () => {
        await sweep(container)
        await runOutbox(container)
      }
      await buy(shop, ada)
      await settle()
      const setBack = await keepLadderTables()
      // Today: one has a coupon, another has used hers and has the next.
      await buy(shop, eve)
      await buy(shop, carol)
      await settle()
      const [first] = await grantsOf(container, carol.id)
      const cart = await openCart(shop, carol)
      await addToCart(shop, cart, {}, carol.token)
      await typeCode(shop, cart, first!.code, carol)
      await prepareCart(shop, cart, carol.token)
      expect((await complete(cart, carol.token)).data.type).toBe("order")
      await settle()
      const before = { grants: await grants(), promotions: await promotions() }
      expect(before.grants).toHaveLength(4)
      expect(before.grants.join()).toContain("redeemed")

      await setBack()
      expect(await grants()).toHaveLength(1)
      for (let again = 0; again < 2; again++) {
        await settle()
        expect({
          grants: await grants(),
          promotions: await promotions(),
        }).toEqual(before)
      }
    })

    describe("attack 23: a code applied by its customer, then another buyer", () => {
      const changes: Record<
        string,
        { by?: () => Customer; change: (cart: string) => Promise<unknown> }
      > = {
        "the owner, logged in, names another e-mail": {
          by: () => ada,
          change: (cart) => nameEmail(cart, "new@example.com", ada),
        },
        "a logged-out browser names another e-mail": {
          change: (cart) => nameEmail(cart, "new@example.com"),
        },
        "a logged-out browser names another customer's e-mail": {
          change: (cart) => nameEmail(cart, eve.email),
        },
        "another customer names her own e-mail": {
          by: () => eve,
          change: (cart) => nameEmail(cart, eve.email, eve),
        },
        "another customer takes the cart over": {
          by: () => eve,
          change: (cart) =>
            ask(shop, "POST", `/store/carts/${cart}/customer`, {}, eve.token),
        },
        "the shop's own code hands the cart over": {
          by: () => eve,
          change: (cart) =>
            transferCartCustomerWorkflow(shop.container).run({
              input: { id: cart, customer_id: eve.id },
            }),
        },
      }

      const nameEmail = (cart: string, email: string, who?: Customer) =>
        ask(shop, "POST", `/store/carts/${cart}`, { email }, who?.token)

      it.each(Object.entries(changes))("%s", async (_, { by, change }) => {
        const { cart, code } = await cartWithCode()
        const buyer = by?.()
        await change(cart)
        let bought = await complete(cart, buyer?.token)
        // Its total may have changed: it is to be looked at, and paid anew.
        if (bought.status >= 400) {
          await prepareCart(shop, cart, buyer?.token)
          bought = await complete(cart, buyer?.token)
        }
        expect(bought.status).toBe(200)
        const { id } = bought.data.order
        const { customer_id } = await orderOf(id)
        // Who is logged in as the cart's customer has the code, nobody else.
        const hers = buyer?.id === ada.id && customer_id === ada.id
        expect(await discountsOf(shop, id)).toEqual(hers ? { [code]: 5 } : {})
        const [promotion] = await knex()("promotion").where({ code })
        expect(promotion.used ?? 0).toBe(hers ? 1 : 0)
      })
    })

    it("attack 24: refuses to complete a cart with a code that expired in it", async () => {
      const { cart, code } = await cartWithCode()
      await knex()("ladder_grant")
        .where({ code })
        .update({ expires_at: new Date(Date.now() - 1000) })
      const refused = await complete(cart, ada.token)
      expect(refused.status).toBe(409)
      expect(refused.data.message).toContain(
        `The discount ${code} is no longer valid`
      )
      // The refusal has woken the outbox: this waits for it.
      await wakeOutbox(shop.container)
      expect(await seeCart(shop, cart)).toMatchObject({ discount_total: 0 })
      await prepareCart(shop, cart, ada.token)
      const { data } = await complete(cart, ada.token)
      expect(await discountsOf(shop, data.order.id)).toEqual({})
      const [grant] = await grantsOf(shop.container, ada.id)
      expect(grant).toMatchObject({ state: "expired", redeemed_at: null })
    })

    it("attack 25: gives each rung's reward once to who climbs two by events at once", async () => {
      await earn(shop.container, ada.id, 1)
      // Who is locked while something is recorded is followed with the next run.
      const follows = async (group: string) =>
        expect(
          await eventually(
            async () => {
              await wakeOutbox(shop.container)
              return await groupsOf(shop.container, ada.id)
            },
            (groups) => groups.join() === group
          )
        ).toEqual([group])
      await follows("Friends · Bronze")
      await Promise.all(
        times(7, async () => {
          await earn(shop.container, ada.id, 1)
          await runOutbox(shop.container)
        })
      )
      await runOutbox(shop.container)
      const grants = await grantsOf(shop.container, ada.id)
      expect(grants.map(({ name, state }) => [name, state]).sort()).toEqual([
        ["Welcome to Bronze", "issued"],
        ["Welcome to Gold", "issued"],
        ["Welcome to Silver", "issued"],
      ])
      expect(new Set(grants.map(({ code }) => code)).size).toBe(3)
      await follows("Friends · Gold")
    })

    it("attack 38: does not believe what shoppers write about themselves", async () => {
      const lies = {
        tier: "gold",
        rung: "gold",
        points: 9999,
        ladder_rung: "gold",
        ladder_id,
        status_points: 9999,
      }
      const order = async (who: Customer, metadata?: typeof lies) => {
        const cart = await openCart(shop, who)
        const line = { variant_id: shop.variant_id, quantity: 1, metadata }
        const path = `/store/carts/${cart}`
        await ask(shop, "POST", `${path}/line-items`, line, who.token)
        if (metadata) {
          await ask(shop, "POST", path, { metadata }, who.token)
          await ask(
            shop,
            "POST",
            "/store/customers/me",
            { metadata },
            who.token
          )
        }
        await prepareCart(shop, cart, who.token)
        const { total } = await seeCart(shop, cart)
        const { data } = await complete(cart, who.token)
        await sweep(shop.container)
        const { reports } = ladderOf(shop.container)
        const [standing] = await reports.standingsOf(who.id)
        return {
          total,
          discounts: await discountsOf(shop, data.order.id),
          points: standing?.status_points,
          rung: standing?.rung_name,
          groups: await groupsOf(shop.container, who.id),
          rewards: (await grantsOf(shop.container, who.id)).map(
            ({ name }) => name
          ),
        }
      }
      const honest = await order(ada)
      const [before] = await knex()("customer").where({ id: eve.id })
      const lying = await order(eve, lies)
      const [after] = await knex()("customer").where({ id: eve.id })
      // The lies are there, where anybody may look for them.
      expect([before.metadata, after.metadata]).toEqual([null, lies])
      expect(lying).toEqual(honest)
      expect(honest).toMatchObject({
        points: 100,
        groups: ["Friends · Bronze"],
      })
    })

    testStaffTrail(() => ({
      shop,
      admin,
      ada,
      ladder_id,
      document: threeRungs,
    }))

    describe("attack 39: hostile amounts", () => {
      /** As they stand in the text of a request. */
      const hostile = [
        "NaN",
        "-1",
        "1e309",
        '"10"',
        "[10]",
        "true",
        "9223372036854775808",
        "0.001",
      ]

      const rows = async () => {
        const counts: Record<string, unknown> = {}
        for (const table of [
          "event",
          "entry",
          "grant",
          "version",
          "decision",
        ]) {
          counts[table] = await knex()(`ladder_${table}`).count()
        }
        return counts
      }

      const routes = (): Record<string, [url: string, body: object]> => {
        const customer = `/admin/ladder/customers/${ada.id}`
        const why = { ladder_id, reason: "Goodwill", id: "d-1" }
        const coupon = (settings: object) =>
          [`${customer}/coupons`, { ...why, name: "Sorry", settings }] as [
            string,
            object,
          ]
        const ladder = (change: object) =>
          [
            "/admin/ladder/ladders",
            { handle: "other", document: { ...threeRungs, ...change } },
          ] as [string, object]
        return {
          "a purchase's value": [
            `${customer}/events`,
            {
              type: "purchase.offline",
              key: "k-1",
              at: "2026-01-02T12:00:00Z",
              value: "@",
              currency: "eur",
            },
          ],
          "a coupon's amount": coupon({ amounts: { eur: "@" } }),
          "a coupon's minimum": coupon({
            amounts: { eur: 500 },
            minimums: { eur: "@" },
          }),
          "a coupon's percentage": coupon({ percent: "@" }),
          "a coupon's days": coupon({ percent: 5, expires_after_days: "@" }),
          "a rung's points": ladder({
            rungs: [
              {
                id: "a",
                name: "A",
                enter: { kind: "points", at_least: "@" },
              },
            ],
            rewards: [],
          }),
          "a rung's discount": ladder({
            rungs: [{ ...rung("Bronze", 100), discount: { percent: "@" } }],
            rewards: [],
          }),
          "points for an event": ladder({
            earn: [{ id: "b", type: "order.placed", points: { fixed: "@" } }],
          }),
          "points for an amount": ladder({
            earn: [
              {
                id: "b",
                type: "order.placed",
                points: { per: { points: 1, amount: "@", currency: "eur" } },
              },
            ],
          }),
        }
      }

      it("are refused wherever staff give one, and nothing is written", async () => {
        const before = await rows()
        const wrong: string[] = []
        for (const [what, [url, body]] of Object.entries(routes())) {
          for (const amount of hostile) {
            if (what === "a purchase's value" && amount === "-1") {
              // A return of something bought off-line: it takes points.
              continue
            }
            const text = JSON.stringify(body).replace('"@"', amount)
            const headers = { authorization: `Bearer ${admin}` }
            const answer = await askRaw(api, "post", url, headers, text)
            if (![400, 422].includes(answer.status)) {
              wrong.push(`${what} of ${amount}: ${answer.status}`)
            }
          }
        }
        expect(wrong).toEqual([])
        expect(await rows()).toEqual(before)
      })

      it("are refused in events by the shop's own code", async () => {
        const before = await rows()
        const values = [NaN, Infinity, "10", [10], true, 2 ** 63, 0.5]
        for (const value of values) {
          const event = {
            key: "till:1",
            type: "purchase.offline",
            customer: ada.id,
            at: Date.now(),
            value,
            currency: "eur",
            attributes: {},
          }
          await expect(
            recordConversionsWorkflow(shop.container).run({
              input: { events: [event as never] },
            })
          ).rejects.toMatchObject({
            message: expect.stringContaining("events[0].value") as string,
          })
        }
        expect(await rows()).toEqual(before)
      })
    })

    it("attack 49: tells nothing of the database to who sends the same twice at once", async () => {
      const staff = { authorization: `Bearer ${admin}` }
      const customer = `/admin/ladder/customers/${ada.id}`
      const why = { ladder_id, reason: "Goodwill" }
      const sent: [string, (i: number) => object][] = [
        [
          "/admin/ladder/ladders",
          () => ({ handle: "twice", document: threeRungs }),
        ],
        [
          `${customer}/coupons`,
          (i) => ({
            ...why,
            id: "twice",
            name: `Sorry ${i}`,
            settings: { percent: 5 + i },
          }),
        ],
        [
          `${customer}/points`,
          (i) => ({ ...why, id: "twice", status_points: 1 + i }),
        ],
        [
          `${customer}/events`,
          (i) => ({
            type: "purchase.offline",
            key: "twice",
            at: "2026-01-02T12:00:00Z",
            value: 100 + i,
            currency: "eur",
          }),
        ],
      ]
      for (const [url, body] of sent) {
        const answers = await Promise.all(
          times(10, (i) => askRaw(api, "post", url, staff, body(i)))
        )
        const taken = answers.filter(({ status }) => status < 300)
        const refused = answers.filter(({ status }) => status >= 300)
        expect([url, taken.length]).toEqual([url, 1])
        for (const { status, text } of refused) {
          expect([url, status]).toEqual([url, 409])
          expect(text).not.toMatch(leak)
          expect(text).not.toContain(ada.email)
        }
      }
      const grants = await grantsOf(shop.container, ada.id)
      expect(grants).toHaveLength(1)
    })

    it("attack 49: tells shoppers nothing of a code that the shop has twice", async () => {
      await earn(shop.container, ada.id, 1)
      const [grant] = await grantsOf(shop.container, ada.id)
      const { code } = grant!
      const staff = { authorization: `Bearer ${admin}` }
      const made = await askRaw(api, "post", "/admin/promotions", staff, {
        code,
        type: "standard",
        status: "active",
        application_method: {
          type: "percentage",
          target_type: "order",
          value: 1,
        },
      })
      expect(made.status).toBe(200)
      expect(await runOutbox(shop.container)).toMatchObject({ failed: 1 })
      const own = await ask(shop, "GET", "/store/ladder", undefined, ada.token)
      expect(own.status).toBe(200)
      expect(JSON.stringify(own.data)).not.toContain(code)
      for (const who of [ada, eve]) {
        const path = `/store/ladder/coupons/${code}`
        const told = await ask(shop, "GET", path, undefined, who.token)
        expect(told.data).toEqual({
          state: "unknown",
          coupon: null,
          held_until: null,
        })
      }
    })
  },
})
