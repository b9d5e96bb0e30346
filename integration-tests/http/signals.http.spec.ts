import { Modules } from "@medusajs/framework/utils"
import {
  createCustomerGroupsWorkflow,
  deleteCustomerGroupsWorkflow,
  linkCustomersToCustomerGroupWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { LadderDocument } from "../../src/engine"
import { sweep } from "../../src/jobs/ladder-sweep"
import { calendarOf } from "../../src/modules/ladder/calendar"
import { runOutbox } from "../../src/rewards/outbox"
import { queryShop } from "../../src/shop/query-shop"
import { carts } from "../../src/sources/carts"
import { sweepSource } from "../../src/sources/sweep-source"
import { dateOf } from "../../src/sources/anniversaries/yearly-date"
import { ask, hire } from "./api-shop"
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
import { pointsOf } from "./shop/point-per-unit"
import { eventually, ladderOf } from "./shop/recorded"
import { storeHeaders, type Shop } from "./shop/shop"

const zone = "Europe/Berlin"

process.env.LADDER_OPTIONS = JSON.stringify({
  birthdays: { trust_metadata: "birthday" },
  inactivity: { days: [30] },
})

afterAll(() => {
  delete process.env.LADDER_OPTIONS
})

/** One point for any event of a type, ten more for those a rule asks for. */
const rules = (
  type: string,
  where: Record<string, unknown>,
  capped = false
): LadderDocument["earn"] =>
  [{}, { where }].map((asked, i) => ({
    id: `${type.replace(/\W/g, "_")}_${i}`,
    type,
    points: { fixed: 10 ** i },
    ...asked,
    ...(capped && { cap: { times: 3, per: "day" } }),
  })) as LadderDocument["earn"]

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let admin: string
    let vip: string
    let press: string
    let product: string

    const sql = <Row = Record<string, unknown>>(
      text: string,
      bindings: readonly unknown[] = []
    ) => queryShop<Row>(shop.container, text, bindings)

    const sweepNow = () => sweep(shop.container)

    const makeGroup = async (name: string): Promise<string> => {
      const { result } = await createCustomerGroupsWorkflow(shop.container).run(
        { input: { customersData: [{ name }] } }
      )
      return result[0]!.id
    }

    beforeAll(async () => {
      shop = await openShop(getContainer(), api)
      admin = await hire(getContainer(), api)
      vip = await makeGroup("VIP")
      press = await makeGroup("Press")
      const [row] = await sql<{ product_id: string }>(
        "select product_id from product_variant where id = ?",
        [shop.variant_id]
      )
      product = row!.product_id
      const { ladders } = ladderOf(shop)
      const { id } = await ladders.createLadder({
        handle: "signals",
        document: {
          name: "Signals",
          zone,
          rungs: [
            {
              id: "known",
              name: "Known",
              enter: { kind: "points", at_least: 1 },
            },
          ],
          earn: [
            ...rules("customer.group_joined", { group: [vip] }),
            ...rules("customer.profile_completed", { field: ["company_name"] }),
            ...rules("cart.item_added", { product: [product] }, true),
            ...rules("cart.abandoned", { days: { at_least: 3 } }),
            ...rules("customer.birthday", { years: [30] }),
            ...rules("customer.anniversary", { years: [2] }),
            ...rules("inactivity.reached", { days: [30] }),
          ],
          rewards: [],
        },
      })
      await ladders.publish(id)
      await runOutbox(shop.container)
    })

    afterEach(async () => {
      expect(await ladderOf(shop).recording.verify()).toEqual([])
    })

    const register = (name: string) =>
      registerCustomer(shop, `${name}@example.com`)

    /** Waits for what a hint brings. */
    const comesTo = async ({ id }: Customer, points: number) =>
      expect(
        await eventually(
          () => pointsOf(shop, id),
          (have) => have === points
        )
      ).toBe(points)

    /** The sweep finds it, with hints or without, and finds it once. */
    const isSweptTo = async (
      customer: Customer,
      points: number,
      sweeping = sweepNow
    ) => {
      await sweeping()
      expect(await pointsOf(shop, customer.id)).toBe(points)
      const before = await typesOf(customer)
      await sweeping()
      expect(await typesOf(customer)).toEqual(before)
    }

    /** As the job does, without the other sources. */
    const sweepCarts = () =>
      sweepSource(shop.container, carts, () => Promise.resolve())

    const typesOf = async ({ id }: Pick<Customer, "id">): Promise<string[]> => {
      const rows = await sql<{ type: string }>(
        `select type from ladder_event where customer_id = ?
         order by occurred_at, key`,
        [id]
      )
      return rows.map(({ type }) => type)
    }

    const withoutHints = async (work: () => Promise<unknown>) => {
      const mend = dropHints(shop)
      try {
        await work()
      } finally {
        mend()
      }
    }

    it("customer groups: counts who is in one, once, and while they are", async () => {
      const ada = await register("ada")
      const change = (group: string, change: "add" | "remove") =>
        linkCustomersToCustomerGroupWorkflow(shop.container).run({
          input: { id: group, [change]: [ada.id] },
        })
      await change(vip, "add")
      await comesTo(ada, 11)
      // The ladder moves her into its rung's group: that is no joining.
      await runOutbox(shop.container)
      await change(vip, "add")
      await isSweptTo(ada, 11)
      const groups = await sql(
        `select distinct customer_group_id from customer_group_customer
         where customer_id = ?`,
        [ada.id]
      )
      expect(groups).toHaveLength(2)
      await change(vip, "remove")
      await comesTo(ada, 0)
      await change(vip, "add")
      await comesTo(ada, 11)
      await withoutHints(async () => {
        await change(vip, "remove")
        await isSweptTo(ada, 0)
        await change(press, "add")
        await isSweptTo(ada, 1)
        await change(vip, "add")
        await isSweptTo(ada, 12)
      })
      await deleteCustomerGroupsWorkflow(shop.container).run({
        input: { ids: [press] },
      })
      await comesTo(ada, 11)
      const types = await typesOf(ada)
      expect(types.filter((type) => type.includes("group"))).toEqual([
        "customer.group_joined",
        "customer.group_left",
        "customer.group_joined",
        "customer.group_left",
        "customer.group_joined",
        "customer.group_joined",
        "customer.group_left",
      ])
    })

    it("profiles: count while all that is asked for is filled in", async () => {
      const ada = await register("ada")
      const bob = await register("bob")
      const me = "/store/customers/me"
      const tell = ({ token }: Customer, body: object, path = me) =>
        api.post(path, body, storeHeaders(shop, token))
      const address = { address_1: "Long Street 1", country_code: "de" }
      const settle = async (customer: Customer): Promise<string> => {
        const { data } = await tell(customer, address, `${me}/addresses`)
        return data.customer.addresses[0].id as string
      }
      await tell(ada, { phone: "030 123", metadata: { address: "there" } })
      await tell(bob, { phone: "030 456", company_name: "Bob & sons" })
      await settle(bob)
      await comesTo(bob, 11)
      await isSweptTo(ada, 0)
      let home = await settle(ada)
      await comesTo(ada, 1)
      await tell(ada, { phone: "" })
      await comesTo(ada, 0)
      await tell(ada, { phone: "030 789" })
      await comesTo(ada, 1)
      const leave = (token?: string) =>
        api.delete(`${me}/addresses/${home}`, storeHeaders(shop, token))
      await leave(ada.token)
      await comesTo(ada, 0)
      await withoutHints(async () => {
        home = await settle(ada)
        await isSweptTo(ada, 1)
        await leave(ada.token)
        await isSweptTo(ada, 0)
      })
      home = await settle(bob)
      const staff = { authorization: `Bearer ${admin}` }
      const { data } = await api.get(
        `${me}/addresses`,
        storeHeaders(shop, bob.token)
      )
      for (const { id } of data.addresses as { id: string }[]) {
        const path = `/admin/customers/${bob.id}/addresses/${id}`
        await ask(api, "delete", path, staff).expect(200)
      }
      await comesTo(bob, 0)
    })

    it("carts: count what is in them and that they are left behind, until completed", async () => {
      const ada = await register("ada")
      const lines = async (cart: string) =>
        await sql<{ id: string }>(
          `select id from cart_line_item where cart_id = ? and deleted_at is null`,
          [cart]
        )
      const takeOut = async (customer: Customer, cart: string) => {
        for (const { id } of await lines(cart)) {
          await api.delete(
            `/store/carts/${cart}/line-items/${id}`,
            storeHeaders(shop, customer.token)
          )
        }
      }
      const other = { variant_id: shop.other_variant_id }
      const cart = await openCart(shop, ada)
      await addToCart(shop, cart, other, ada.token)
      await comesTo(ada, 1)
      await addToCart(shop, cart, {}, ada.token)
      await comesTo(ada, 12)
      await addToCart(shop, cart, { quantity: 3 }, ada.token)
      await isSweptTo(ada, 12, sweepCarts)
      await takeOut(ada, cart)
      await comesTo(ada, 0)
      await withoutHints(async () => {
        for (let i = 0; i < 3; i++) {
          await addToCart(shop, cart, {}, ada.token)
          await isSweptTo(ada, i < 1 ? 11 : i < 2 ? 10 : 0, sweepCarts)
          await takeOut(ada, cart)
          await isSweptTo(ada, 0, sweepCarts)
        }
      })

      /** As if nobody had touched it for so long. */
      const leave = async (id: string, interval: string) => {
        for (const [table, column] of [
          ["cart", "id"],
          ["cart_line_item", "cart_id"],
        ]) {
          await sql(
            `update ${table} set updated_at = now() - interval '${interval}',
               created_at = now() - interval '${interval}' where ${column} = ?`,
            [id]
          )
        }
      }
      const bob = await register("bob")
      const left = await openCart(shop, bob)
      await addToCart(shop, left, { ...other, quantity: 2 }, bob.token)
      await comesTo(bob, 1)
      await leave(left, "71 hours 59 minutes")
      await isSweptTo(bob, 1, sweepCarts)
      await leave(left, "72 hours 1 minute")
      await isSweptTo(bob, 12, sweepCarts)
      const [event] = await sql(
        `select value::float8 as value, currency, attributes
         from ladder_event where type = 'cart.abandoned'`
      )
      expect(event).toMatchObject({ value: 14_000, currency: "eur" })
      // He looks in again and goes away again: it is the same cart.
      await addToCart(shop, left, other, bob.token)
      await leave(left, "72 hours 2 minutes")
      await isSweptTo(bob, 12, sweepCarts)
      await prepareCart(shop, left, bob.token)
      await completeCart(shop, left, bob.token)
      await comesTo(bob, 1)

      const guest = await openCart(shop, { email: "guest@example.com" })
      await addToCart(shop, guest, {})
      await leave(guest, "72 hours 1 minute")
      const cyd = await register("cyd")
      await withoutHints(async () => {
        const last = await openCart(shop, cyd)
        await addToCart(shop, last, other, cyd.token)
        await leave(last, "72 hours 1 minute")
        await isSweptTo(cyd, 12, sweepCarts)
        await prepareCart(shop, last, cyd.token)
        await completeCart(shop, last, cyd.token)
        await isSweptTo(cyd, 1, sweepCarts)
      })
      const guests = await sql(
        `select from ladder_event e join cart c on c.customer_id = e.customer_id
         where c.id = ?`,
        [guest]
      )
      expect(guests).toEqual([])
    })

    it("birthdays, anniversaries and absence: count on their day, from the plugin's first day on", async () => {
      const customerModule = shop.container.resolve(Modules.CUSTOMER)
      const calendar = calendarOf(zone)
      const today = dateOf(calendar.dayOf(Date.now()))
      const staff = { authorization: `Bearer ${admin}` }
      const birthdayAt = ({ id }: Pick<Customer, "id">) =>
        `/admin/ladder/customers/${id}/birthday`
      const born = (customer: Pick<Customer, "id">, body: object) =>
        ask(api, "post", birthdayAt(customer), staff, body)
      const reason = "She told us"
      const month_day = { month: today.month, day: today.day }

      const ada = await register("ada")
      await born(ada, { ...month_day, year: today.year - 30, reason }).expect(
        200
      )
      await comesTo(ada, 11)
      const told = await ask(api, "get", birthdayAt(ada), staff)
      expect(told.body).toEqual({
        birthday: {
          ...month_day,
          year: today.year - 30,
          set_by: expect.stringMatching(/^user_/) as string,
        },
      })
      const moved = today.day === 1 ? 2 : 1
      await born(ada, { month: today.month, day: moved, reason }).expect(200)
      await isSweptTo(ada, 11)
      const wrong = await born(ada, { month: 2, day: 30, reason })
      expect([wrong.status, wrong.body.message]).toEqual([
        400,
        "day: is 30; a day that month 2 has is wanted",
      ])
      const nobody = { id: "cus_none" }
      await born(nobody, { ...month_day, reason }).expect(404)
      await ask(
        ...([
          api,
          "delete",
          `${birthdayAt(ada)}?reason=${reason}`,
          staff,
        ] as const)
      ).expect(200, { birthday: null })

      const bob = await register("bob")
      const pad = (number: number) => String(number).padStart(2, "0")
      await api.post(
        "/store/customers/me",
        {
          metadata: { birthday: `1990-${pad(today.month)}-${pad(today.day)}` },
        },
        storeHeaders(shop, bob.token)
      )
      await comesTo(bob, 1)

      // A guest's is kept, and counts for nobody.
      const guest = await customerModule.createCustomers({
        email: "guest@example.com",
      })
      await born(guest, { ...month_day, reason }).expect(200)

      /** Made so many years, and days, ago, before anybody looked. */
      const dated = async (
        table: string,
        id: string,
        { years = 0, days = 0 }: { years?: number; days?: number }
      ) =>
        sql(
          `update ${table} set created_at = created_at
             - interval '${years} years ${days} days' where id = ?`,
          [id]
        )
      /** An account of the past: nobody ever logged in to it. */
      const make = async (name: string): Promise<Customer> => {
        const email = `${name}@example.com`
        const { id } = await customerModule.createCustomers({
          email,
          has_account: true,
        })
        return { id, email, token: "" }
      }
      const mend = dropHints(shop)
      const [cyd, dan, eva, fay] = [
        await make("cyd"),
        await make("dan"),
        await make("eva"),
        await make("fay"),
      ]
      mend()
      await dated("customer", cyd.id, { years: 2 })
      await dated("customer", dan.id, { years: 2, days: 1 })
      await dated("customer", fay.id, { years: 3, days: 40 })
      const order = await buy(shop, { email: fay.email })
      await dated('"order"', order, { years: 1 })
      await dated("customer", eva.id, { days: 31 })
      // Two years with the shop, and nothing done since.
      await withoutHints(() => isSweptTo(cyd, 22))
      // Yesterday was before the plugin.
      expect(await typesOf(dan)).not.toContain("customer.anniversary")
      expect(await typesOf(fay)).toContain("customer.anniversary")

      // Away for 31 days, and back.
      expect(await pointsOf(shop, eva.id)).toBe(11)
      expect(await typesOf(eva)).toContain("inactivity.reached")
      await ask(
        ...([api, "post", `/admin/ladder/customers/${eva.id}/events`] as const),
        staff,
        { type: "custom.tasting" }
      ).expect(200)
      await isSweptTo(eva, 0)

      // Jobs were off for days: what came meanwhile is found, on its own day.
      await sql(
        `update ladder_sweep set created_at = now() - interval '9 days',
           watermark = now() - interval '8 days' where source = 'anniversaries'`
      )
      const missed = dateOf(calendar.dayOf(Date.now()) - 4)
      await ladderOf(shop).yearlyDays.setBirthday(
        dan.id,
        { month: missed.month, day: missed.day, year: null },
        { actor_id: "user_1", reason }
      )
      await sql(
        `update ladder_yearly_day set since = now() - interval '20 days'
         where customer_id = ?`,
        [dan.id]
      )
      await sweepNow()
      const [birthday] = await sql<{ at: Date }>(
        `select occurred_at as at from ladder_event
         where type = 'customer.birthday' and customer_id = ?`,
        [dan.id]
      )
      expect(dateOf(calendar.dayOf(birthday!.at.getTime()))).toEqual(missed)
      await customerModule.softDeleteCustomers([dan.id])
      await sweepNow()
      const birthdays = await sql(
        `select customer_id from ladder_yearly_day where kind = 'birthday'
           and customer_id = any(?)`,
        [[dan.id, guest.id]]
      )
      expect(birthdays).toEqual([{ customer_id: guest.id }])
      expect(await typesOf(guest)).toEqual([])
    })
  },
})
