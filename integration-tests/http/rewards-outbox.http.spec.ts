import { deleteCustomersWorkflow } from "@medusajs/medusa/core-flows"
import ladderOutbox from "../../src/jobs/ladder-outbox"
import { sweep } from "../../src/jobs/ladder-sweep"
import { orders } from "../../src/sources/orders"
import { coupon } from "../../src/rewards/coupon"
import { runOutbox } from "../../src/rewards/outbox"
import { issueGrants } from "../../src/rewards/settle-grants"
import { wakeOutbox } from "../../src/rewards/wake-outbox"
import { issueRewardWorkflow } from "../../src/workflows"
import {
  earn,
  grantsOf,
  groupsOf,
  ladderOf,
  plain,
  publishLadder,
} from "./rewards-shop"
import { buy } from "./shop/carts"
import { promotionsOf } from "./shop/coupons"
import type { Customer } from "./shop/customers"
import { ledgerDump } from "./shop/ledger-dump"
import { openFor } from "./shop/open-for"
import { capture, refund } from "./shop/payments"
import { eventually, recordedOf } from "./shop/recorded"
import { testInShop } from "./shop/test-in-shop"
import type { Shop } from "./shop/shop"

/** How what is due gets into the shop, once, whoever carries it there. */
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

    describe("the outbox", () => {
      it("adopts the promotion of a worker that died before saying so", async () => {
        await publishLadder(shop.container, plain)
        await earn(shop.container, ada.id, 1)
        const ladder = ladderOf(shop.container)
        const [claimed] = await ladder.outbox.claimDueGrants(10)
        const made = await coupon.issue(shop.container, [claimed!])
        // Dead here. Its lease runs out, and somebody else goes on.
        expect(await issueGrants(shop.container, [claimed!])).toEqual([
          "issued",
        ])
        const [grant] = await grantsOf(shop.container, ada.id)
        expect(grant).toMatchObject({
          state: "issued",
          promotion_id: made.get(grant!.id)?.promotion_id,
        })
        expect(await promotionsOf(shop)).toHaveLength(1)
      })

      it("issues each grant once, however many run it at once", async () => {
        await publishLadder(shop.container, plain)
        await earn(shop.container, ada.id, 1)
        await earn(shop.container, bob.id, 1)
        const counts = await Promise.all(
          Array.from({ length: 4 }, () => runOutbox(shop.container))
        )
        const issued = counts.reduce((sum, one) => sum + (one.issued ?? 0), 0)
        expect(issued).toBe(2)
        expect(await promotionsOf(shop)).toHaveLength(2)
        expect(await groupsOf(shop.container, ada.id)).toEqual([
          "Friends · Silver",
        ])
      })

      it("issues the good ones when one cannot be issued, and says why", async () => {
        await publishLadder(shop.container, {
          ...plain,
          rewards: [
            plain.rewards[0]!,
            {
              ...plain.rewards[0]!,
              id: "dollars",
              settings: { amounts: { xyz: 100 } },
            },
          ],
        })
        await earn(shop.container, ada.id, 1)
        expect(await runOutbox(shop.container)).toMatchObject({
          issued: 1,
          failed: 1,
        })
        const failed = (await grantsOf(shop.container, ada.id)).find(
          ({ state }) => state === "failed"
        )
        expect(failed?.reason).toBe('The shop has no currency "xyz"')
      })

      it("is woken once more by however many wake it during a run", async () => {
        await publishLadder(shop.container, plain)
        await earn(shop.container, ada.id, 1)
        const first = wakeOutbox(shop.container)
        const later = [1, 2, 3].map(() => wakeOutbox(shop.container))
        expect(new Set([first, ...later]).size).toBe(2)
        await Promise.all([first, ...later])
        const [grant] = await grantsOf(shop.container, ada.id)
        expect(grant?.state).toBe("issued")
      })

      it("issues one grant at once by its workflow, and only once", async () => {
        await publishLadder(shop.container, plain)
        await earn(shop.container, ada.id, 1)
        const [grant] = await grantsOf(shop.container, ada.id)
        const input = { grant_id: grant!.id }
        const first = await issueRewardWorkflow(shop.container).run({ input })
        expect(first.result.outcome).toBe("issued")
        const second = await issueRewardWorkflow(shop.container).run({ input })
        expect(second.result.outcome).toBe("nothing")
      })

      it("is run by a job that does nothing where jobs are off", async () => {
        await publishLadder(shop.container, plain)
        await earn(shop.container, ada.id, 1)
        await ladderOutbox(shop.container)
        const [grant] = await grantsOf(shop.container, ada.id)
        expect(grant?.state).toBe("due")
      })
    })

    it("keeps the refund of a customer deleted since, and changes nothing", async () => {
      await publishLadder(shop.container)
      const order = await buy(shop, ada)
      const recorded = () => recordedOf(shop, order)
      const placed = [["v1", "order.placed", 10_000]]
      expect(await eventually(recorded, ({ length }) => length > 0)).toEqual(
        placed
      )
      await capture(shop, order)
      const paid = () => orders.read(shop.container, [order])
      await eventually(
        async () =>
          ladderOf(shop.container).recording.record(await paid(), "orders"),
        (answers) => answers.every(({ answer }) => answer === "duplicate")
      )
      await deleteCustomersWorkflow(shop.container).run({
        input: { ids: [ada.id] },
      })
      await sweep(shop.container)
      const counted = async () => {
        const { ladder_parked_event: _, ...rest } = await ledgerDump(shop)
        return rest
      }
      const before = await counted()
      await refund(shop, order, 110)
      await sweep(shop.container)
      const parked = async () =>
        (
          await ladderOf(shop.container).sweeping.listParked({
            limit: 10,
            offset: 0,
          })
        ).rows
          .map(({ key, reason }) => [key, reason])
          .sort()
      expect(await parked()).toEqual([
        [`order:${order}:paid:v2`, "customer_deleted"],
        [`order:${order}:v2`, "customer_deleted"],
      ])
      await sweep(shop.container)
      expect(await parked()).toHaveLength(2)
      expect(await recorded()).toEqual(placed)
      expect(await counted()).toEqual(before)
    })

    it("buys without a ladder as ever", async () => {
      await buy(shop, ada)
      await buy(shop, { email: "somebody@example.com" })
    })
  },
})
