import { Modules } from "@medusajs/framework/utils"
import {
  createCustomerGroupsWorkflow,
  linkCustomersToCustomerGroupWorkflow,
} from "@medusajs/medusa/core-flows"
import { wakeOutbox } from "../../src/rewards/wake-outbox"
import { issueGroupCouponsWorkflow } from "../../src/workflows"
import {
  grantsOf,
  ladderOf,
  plain,
  publishLadder,
  seeCart,
  typeCode,
} from "./rewards-shop"
import { cartOf, promotionsOf } from "./shop/coupons"
import type { Customer } from "./shop/customers"
import { openFor } from "./shop/open-for"
import { testInShop } from "./shop/test-in-shop"
import type { Shop } from "./shop/shop"

/** Coupons that staff give to a whole customer group. */
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

    describe("coupons for a group", () => {
      it("go to every member with an account, once for an offer key", async () => {
        const ladder = await publishLadder(shop.container, {
          ...plain,
          rewards: [],
        })
        const { result } = await createCustomerGroupsWorkflow(
          shop.container
        ).run({ input: { customersData: [{ name: "Press" }] } })
        const guest = await shop.container
          .resolve(Modules.CUSTOMER)
          .createCustomers({ email: "guest@example.com" })
        const group = result[0]!.id
        await linkCustomersToCustomerGroupWorkflow(shop.container).run({
          input: { id: group, add: [ada.id, guest.id] },
        })
        const input = {
          ladder_id: ladder.id,
          customer_group_id: group,
          offer_key: "spring",
          name: "Spring",
          settings: { percent: 25 },
        }
        const offer = async () =>
          (await issueGroupCouponsWorkflow(shop.container).run({ input }))
            .result
        expect(await offer()).toEqual({ customers: 1, created: 1, existing: 0 })
        await linkCustomersToCustomerGroupWorkflow(shop.container).run({
          input: { id: group, add: [bob.id] },
        })
        expect(await offer()).toEqual({ customers: 2, created: 1, existing: 1 })
        expect(await offer()).toEqual({ customers: 2, created: 0, existing: 2 })
        await wakeOutbox(shop.container)
        expect(await promotionsOf(shop)).toHaveLength(2)
        const [grant] = await grantsOf(shop.container, bob.id)
        const cart = await cartOf(shop, bob)
        await typeCode(shop, cart, grant!.code, bob)
        expect((await seeCart(shop, cart)).total).toBe(75)
      })

      it("go to a large group page by page", async () => {
        const ladder = await publishLadder(shop.container, plain)
        const { result } = await createCustomerGroupsWorkflow(
          shop.container
        ).run({ input: { customersData: [{ name: "Everybody" }] } })
        const customers = await shop.container
          .resolve(Modules.CUSTOMER)
          .createCustomers(
            Array.from({ length: 620 }, (_, i) => ({
              email: `${i}@example.com`,
              has_account: true,
            }))
          )
        const group = result[0]!.id
        await linkCustomersToCustomerGroupWorkflow(shop.container).run({
          input: { id: group, add: customers.map(({ id }) => id) },
        })
        const offered = await issueGroupCouponsWorkflow(shop.container).run({
          input: {
            ladder_id: ladder.id,
            customer_group_id: group,
            offer_key: "all",
            name: "For all",
            settings: { amounts: { eur: 250 }, expires_after_days: 30 },
          },
        })
        expect(offered.result).toEqual({
          customers: 620,
          created: 620,
          existing: 0,
        })
        await wakeOutbox(shop.container)
        const { count } = await ladderOf(shop.container).outbox.listGrants(
          { state: "issued", offer_key: "all" },
          { limit: 1, offset: 0 }
        )
        expect(count).toBe(620)
      })

      it("are refused for settings that make none, and for unknown groups", async () => {
        const ladder = await publishLadder(shop.container, plain)
        const run = (input: object) =>
          issueGroupCouponsWorkflow(shop.container).run({
            input: {
              ladder_id: ladder.id,
              customer_group_id: "cusgroup_none",
              offer_key: "spring",
              name: "Spring",
              settings: { percent: 25 },
              ...input,
            },
          })
        await expect(run({})).rejects.toMatchObject({
          type: "not_found",
          message: 'There is no customer group "cusgroup_none"',
        })
        await expect(run({ settings: { percent: 101 } })).rejects.toMatchObject(
          {
            message:
              "settings.percent: is 101; a whole number from 1 to 100 is wanted",
          }
        )
        await expect(
          run({ settings: { minimums: { eur: 5 } } })
        ).rejects.toMatchObject({
          message: expect.stringContaining(
            "settings.percent: excludes amounts"
          ),
        })
      })
    })
  },
})
