import { Modules } from "@medusajs/framework/utils"
import {
  createCustomerGroupsWorkflow,
  linkCustomersToCustomerGroupWorkflow,
} from "@medusajs/medusa/core-flows"
import { sweep } from "../../src/jobs/ladder-sweep"
import { supportRungs } from "../../src/rewards/levels/support-rungs"
import { runOutbox } from "../../src/rewards/outbox"
import { wakeOutbox } from "../../src/rewards/wake-outbox"
import { queryShop } from "../../src/shop/query-shop"
import {
  earn,
  groupsOf,
  ladderOf,
  publishLadder,
  recalculate,
  seeCart,
  twoRungs,
  undo,
  withoutDiscount,
} from "./rewards-shop"
import { completeCart, prepareCart } from "./shop/carts"
import { cartOf, promotionsOf } from "./shop/coupons"
import type { Customer } from "./shop/customers"
import { dropHints } from "./shop/drop-hints"
import { openFor } from "./shop/open-for"
import { testInShop } from "./shop/test-in-shop"
import type { Shop } from "./shop/shop"

/** What a rung brings by itself: a customer group, and a discount. */
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

    const sql = (text: string, bindings: readonly unknown[] = []) =>
      queryShop(shop.container, text, bindings)

    describe("R17: the rung's group", () => {
      it("is joined and left once, and hand-made memberships stay", async () => {
        const { result } = await createCustomerGroupsWorkflow(
          shop.container
        ).run({
          input: { customersData: [{ name: "Press" }, { name: "Wholesale" }] },
        })
        for (const { id } of result) {
          await linkCustomersToCustomerGroupWorkflow(shop.container).run({
            input: { id, add: [ada.id] },
          })
        }
        await publishLadder(shop.container)
        await earn(shop.container, ada.id, 1)
        await runOutbox(shop.container)
        await runOutbox(shop.container)
        const groups = () => groupsOf(shop.container, ada.id)
        expect(await groups()).toEqual([
          "Friends · Silver",
          "Press",
          "Wholesale",
        ])
        await earn(shop.container, ada.id, 4)
        await runOutbox(shop.container)
        expect(await groups()).toEqual(["Friends · Gold", "Press", "Wholesale"])
      })

      it("is made once and found again, beside one of the same name", async () => {
        await createCustomerGroupsWorkflow(shop.container).run({
          input: { customersData: [{ name: "Friends · Silver" }] },
        })
        const { id } = await publishLadder(shop.container)
        await runOutbox(shop.container)
        const all = await shop.container
          .resolve(Modules.CUSTOMER)
          .listCustomerGroups()
        const rungs = await ladderOf(shop.container).ladders.listRungs(id)
        expect(all.map(({ name }) => name).sort()).toEqual([
          "Friends · Gold",
          "Friends · Silver",
          `Friends · Silver (${rungs[0]!.id})`,
        ])
        expect(rungs.every((rung) => rung.customer_group_id)).toBe(true)
      })

      it("is made once, with its discount, by workers at the same moment", async () => {
        const { container } = shop
        const { ladders } = ladderOf(container)
        const { id } = await ladders.createLadder({
          handle: "at-once",
          document: twoRungs,
        })
        await ladders.publish(id)
        await Promise.all([1, 2, 3].map(() => supportRungs(container)))
        const groups = await container
          .resolve(Modules.CUSTOMER)
          .listCustomerGroups()
        const promotions = await container
          .resolve(Modules.PROMOTION)
          .listPromotions({ is_automatic: true })
        expect([groups.length, promotions.length]).toEqual([2, 2])
        const rungs = await ladders.listRungs(id)
        expect(rungs.map((rung) => rung.customer_group_id).sort()).toEqual(
          groups.map((group) => group.id).sort()
        )
        expect(rungs.map((rung) => rung.promotion_id).sort()).toEqual(
          promotions.map((promotion) => promotion.id).sort()
        )
      })

      it("is not joined twice when the customer is in it already", async () => {
        const { id } = await publishLadder(shop.container)
        const [silver] = await ladderOf(shop.container).ladders.listRungs(id)
        await linkCustomersToCustomerGroupWorkflow(shop.container).run({
          input: { id: silver!.customer_group_id!, add: [ada.id] },
        })
        await earn(shop.container, ada.id, 1)
        await runOutbox(shop.container)
        expect(await groupsOf(shop.container, ada.id)).toEqual([
          "Friends · Silver",
        ])
      })
    })

    it("places a thousand old customers, groups and all, without a coupon", async () => {
      const { container } = shop
      const mend = dropHints(shop)
      const at = new Date(Date.now() - 40 * 86_400_000)
      const dated = { created_at: at, updated_at: at }
      const customers = await container
        .resolve(Modules.CUSTOMER)
        .createCustomers(
          Array.from({ length: 1000 }, (_none, i) => ({
            ...{ email: `old${i}@example.com`, has_account: true },
            ...dated,
          }))
        )
      const spent = [40, 150, 700]
      await container.resolve(Modules.ORDER).createOrders(
        customers.map(({ id, email }, i) => ({
          ...{ customer_id: id, email, region_id: shop.region_id, ...dated },
          currency_code: "eur",
          items: [{ title: "Old", quantity: 1, unit_price: spent[i % 3] ?? 0 }],
        }))
      )
      mend()
      await sweep(container)
      await publishLadder(container, {
        ...twoRungs,
        earn: [
          {
            id: "euro",
            type: "order.placed",
            points: { per: { points: 1, amount: 100, currency: "eur" } },
          },
        ],
      })

      const [links, groups] = await Promise.all([
        container.resolve(Modules.CUSTOMER).listCustomerGroupCustomers({}),
        container.resolve(Modules.CUSTOMER).listCustomerGroups({}),
      ])
      const names = new Map(groups.map(({ id, name }) => [id, name]))
      const held = links.map(
        (link) => `${link.customer_id} ${names.get(link.customer_group_id)}`
      )
      const wanted = customers.flatMap(({ id }, i) =>
        i % 3 === 0 ? [] : `${id} Friends · ${i % 3 === 1 ? "Silver" : "Gold"}`
      )
      expect(held.sort()).toEqual(wanted.sort())
      expect((await promotionsOf(shop)).map((p) => p.is_automatic)).toEqual([
        true,
        true,
      ])
      expect(await ladderOf(container).outbox.claimDueGrants(10)).toEqual([])
    })

    describe("the rung's discount", () => {
      it("comes and goes in open carts with the rung", async () => {
        const ladder = await publishLadder(shop.container)
        const cart = await cartOf(shop, ada)
        expect((await seeCart(shop, cart)).total).toBe(100)
        await earn(shop.container, ada.id, 1)
        await runOutbox(shop.container)
        expect((await seeCart(shop, cart)).total).toBe(90)
        await earn(shop.container, ada.id, 4)
        await runOutbox(shop.container)
        expect((await seeCart(shop, cart)).total).toBe(80)
        await prepareCart(shop, cart, ada.token)
        await ladderOf(shop.container).recording.decide({
          ladder_id: ladder.id,
          customer_id: ada.id,
          id: "down",
          what: { kind: "adjust", status: -400, spendable: 0 },
          reason: "a mistake",
          actor_id: "user_1",
        })
        await runOutbox(shop.container)
        // The shipping of 10 came with preparing the cart.
        expect((await seeCart(shop, cart)).total).toBe(100)
        await expect(completeCart(shop, cart, ada.token)).rejects.toThrow()
      })

      it("leaves a cart alone that is being paid when the rung rises", async () => {
        await publishLadder(shop.container)
        const cart = await cartOf(shop, ada)
        await prepareCart(shop, cart, ada.token)
        await earn(shop.container, ada.id, 1)
        await runOutbox(shop.container)
        expect((await seeCart(shop, cart)).total).toBe(110)
        await completeCart(shop, cart, ada.token)
      })

      it("comes to carts touched lately and leaves all, however old", async () => {
        await publishLadder(shop.container)
        const touched = await cartOf(shop, ada)
        const old = await cartOf(shop, ada)
        const datedBack = (...ids: string[]) =>
          sql(
            `update cart_line_item set updated_at = now() - interval '60 days'
             where cart_id = any(?)`,
            [ids]
          )
        const totals = async () => [
          (await seeCart(shop, touched)).total,
          (await seeCart(shop, old)).total,
        ]
        await datedBack(old)
        const causes = await earn(shop.container, ada.id, 1)
        await runOutbox(shop.container)
        expect(await totals()).toEqual([90, 100])
        // Its customer is back: Medusa works it out with the first change.
        await recalculate(shop, old)
        expect(await totals()).toEqual([90, 90])
        await datedBack(touched, old)
        await undo(shop.container, ada.id, causes)
        await runOutbox(shop.container)
        expect(await totals()).toEqual([100, 100])
      })

      it("leaves other customers' carts while one cart is busy", async () => {
        await publishLadder(shop.container)
        const carts = [
          await cartOf(shop, ada),
          await cartOf(shop, bob),
        ] as const
        const total = async (cart: string) => (await seeCart(shop, cart)).total
        const causes = await earn(shop.container, ada.id, 1)
        const more = await earn(shop.container, bob.id, 1)
        await runOutbox(shop.container)
        expect(await Promise.all(carts.map(total))).toEqual([90, 90])
        const locking = shop.container.resolve(Modules.LOCKING)
        await locking.acquire(carts[0], { ownerId: "somebody else" })
        await undo(shop.container, ada.id, causes)
        await undo(shop.container, bob.id, more)
        expect(await runOutbox(shop.container)).toMatchObject({
          followed: 1,
          failed: 1,
        })
        expect(await Promise.all(carts.map(total))).toEqual([90, 100])
        await locking.release(carts[0], { ownerId: "somebody else" })
        await sql("update ladder_standing set level_lease_until = null")
        await runOutbox(shop.container)
        expect(await total(carts[0])).toBe(100)
      })

      it("follows the live version: another percentage, none, one again", async () => {
        const { id } = await publishLadder(shop.container, {
          ...twoRungs,
          rewards: [],
        })
        await earn(shop.container, ada.id, 1)
        await runOutbox(shop.container)
        const cart = await cartOf(shop, ada)
        const total = async () => (await seeCart(shop, cart)).total
        expect(await total()).toBe(90)
        await republish(id, { percent: 30 })
        expect(await total()).toBe(70)
        await republish(id, undefined)
        expect(await total()).toBe(100)
        await republish(id, { percent: 15 })
        await recalculate(shop, cart)
        expect(await total()).toBe(85)
        expect(await promotionsOf(shop)).toHaveLength(2)
      })

      it("reaches a cart that was busy when the percentage changed", async () => {
        const { id } = await publishLadder(shop.container, {
          ...twoRungs,
          rewards: [],
        })
        await earn(shop.container, ada.id, 1)
        await runOutbox(shop.container)
        const cart = await cartOf(shop, ada)
        const locking = shop.container.resolve(Modules.LOCKING)
        await locking.acquire(cart, { ownerId: "somebody else" })
        await expect(republish(id, { percent: 5 })).rejects.toThrow("lock")
        await locking.release(cart, { ownerId: "somebody else" })
        expect((await seeCart(shop, cart)).total).toBe(90)
        await runOutbox(shop.container)
        expect((await seeCart(shop, cart)).total).toBe(95)
        const [silver] = await promotionsOf(shop)
        expect(silver?.metadata).toMatchObject({ ladder_id: id })
      })

      async function republish(
        id: string,
        discount: { percent: number } | undefined
      ): Promise<void> {
        const ladder = ladderOf(shop.container)
        await ladder.ladders.updateDraft(id, {
          ...twoRungs,
          rewards: [],
          rungs: twoRungs.rungs.map((rung) => ({
            ...withoutDiscount(rung),
            ...(discount && { discount }),
          })),
        })
        await ladder.ladders.publish(id)
        await ladder.recording.settle()
        await runOutbox(shop.container)
      }
    })
  },
})
