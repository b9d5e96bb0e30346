import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createCustomerGroupsWorkflow,
  createPromotionsWorkflow,
  deleteCustomersWorkflow,
  linkCustomersToCustomerGroupWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { wakeAnnouncements } from "../../src/announcements/wake-announcements"
import ladderAnnouncements from "../../src/jobs/ladder-announcements"
import ladderOutbox from "../../src/jobs/ladder-outbox"
import { sweep } from "../../src/jobs/ladder-sweep"
import { orders } from "../../src/sources/orders"
import { announcedNames, eventName } from "../../src/modules/ladder/announced"
import { coupon } from "../../src/rewards/coupon"
import { supportRungs } from "../../src/rewards/levels/support-rungs"
import { runOutbox } from "../../src/rewards/outbox"
import { recogniseRedemptions } from "../../src/rewards/redemptions"
import { issueGrants } from "../../src/rewards/settle-grants"
import { wakeOutbox } from "../../src/rewards/wake-outbox"
import { queryShop } from "../../src/shop/query-shop"
import { followGroups } from "../../src/sources/groups-left-out"
import type { LadderEvent } from "../../src/types/events"
import {
  issueGroupCouponsWorkflow,
  issueRewardWorkflow,
  recordConversionsWorkflow,
} from "../../src/workflows"
import {
  discountsOf,
  earn,
  grantsOf,
  groupsOf,
  ladderOf,
  publishLadder,
  recalculate,
  seeCart,
  twoRungs,
  typeCode,
  undo,
} from "./rewards-shop"
import {
  addToCart,
  buy,
  completeCart,
  openCart,
  prepareCart,
} from "./shop/carts"
import { cancel } from "./shop/order-changes"
import { registerCustomer, type Customer } from "./shop/customers"
import { dropHints } from "./shop/drop-hints"
import { ledgerDump } from "./shop/ledger-dump"
import { openShop } from "./shop/open-shop"
import { capture, refund } from "./shop/payments"
import { eventually, recordedOf } from "./shop/recorded"
import type { Shop } from "./shop/shop"

const plain = { ...twoRungs, rungs: twoRungs.rungs.map(withoutDiscount) }

function withoutDiscount(rung: (typeof twoRungs.rungs)[number]) {
  const { discount: _, ...rest } = rung
  return rest
}

const isEntered = ({ name }: LadderEvent) => name === "ladder.rung_entered"
const isRedeemed = ({ name }: LadderEvent) => name === "ladder.reward_redeemed"

// Read when Medusa boots. The channel is the one that Medusa's own provider
// has where the shop configures none.
process.env.LADDER_MESSAGES = JSON.stringify({
  channel: "feed",
  templates: { rung_entered: "rung-up" },
})

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let ada: Customer
    let bob: Customer

    beforeEach(async () => {
      shop = await openShop(getContainer(), api)
      ada = await registerCustomer(shop, "ada@example.com")
      bob = await registerCustomer(shop, "bob@example.com")
    })

    afterEach(async () => {
      await wakeOutbox(shop.container)
      expect(await ladderOf(shop.container).recording.verify()).toEqual([])
    })

    /** A cart of the customer's with one item of 100. */
    async function cartOf(customer: Customer): Promise<string> {
      const id = await openCart(shop, customer)
      await addToCart(shop, id, {}, customer.token)
      // Its customer is locked while it is recorded, and not followed meanwhile.
      await eventually(
        () =>
          sql(
            `select 1 from ladder_event
             where customer_id = ? and type = 'cart.item_added' limit 1`,
            [customer.id]
          ),
        ({ length }) => length > 0
      )
      return id
    }

    /** Climbs to silver and has the coupon. */
    async function earnCoupon(
      customer: Customer
    ): Promise<{ code: string; causes: string[] }> {
      const causes = await earn(shop.container, customer.id, 1)
      await runOutbox(shop.container)
      const [grant] = await grantsOf(shop.container, customer.id)
      expect(grant?.state).toBe("issued")
      return { code: grant!.code, causes }
    }

    const sql = (text: string, bindings: readonly unknown[] = []) =>
      queryShop(shop.container, text, bindings)

    const couponOf = async (customer: Customer): Promise<string> =>
      (await earnCoupon(customer)).code

    const promotions = () =>
      shop.container
        .resolve(Modules.PROMOTION)
        .listPromotions({}, { relations: ["rules", "rules.values"] })

    describe("a personal coupon", () => {
      it("takes exactly its amount off one order of its customer", async () => {
        await publishLadder(shop.container, plain)
        const code = await couponOf(ada)
        const cart = await cartOf(ada)
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
        const next = await cartOf(ada)
        const again = await typeCode(shop, next, code, ada)
        expect(again.status).toBe(400)
        expect(again.data.message).toBe(`The code ${code} has been used`)
        expect((await seeCart(shop, next)).total).toBe(100)
      })

      it("is understood in any case, with spaces and look-alikes", async () => {
        await publishLadder(shop.container, plain)
        const code = await couponOf(ada)
        const cart = await cartOf(ada)
        const typed = ` ${code.slice(0, 5)} ${code.slice(5)} `
          .toLowerCase()
          .replace(/0/g, "o")
          .replace(/1/g, "l")
        expect((await typeCode(shop, cart, typed, ada)).status).toBe(200)
        expect((await seeCart(shop, cart)).codes).toEqual([code])
      })

      it("S5: reads to another customer as no code at all", async () => {
        await publishLadder(shop.container, plain)
        const code = await couponOf(ada)
        const cart = await cartOf(bob)
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
        const code = await couponOf(ada)
        const small = await openCart(shop, ada)
        const { other_variant_id: variant_id } = shop
        await addToCart(shop, small, { variant_id }, ada.token)
        await typeCode(shop, small, code, ada)
        expect(await seeCart(shop, small)).toMatchObject({ total: 70 })
        const cart = await cartOf(ada)
        await typeCode(shop, cart, code, ada)
        expect(await seeCart(shop, cart)).toMatchObject({ total: 90 })
        await recalculate(shop, cart)
        expect(await seeCart(shop, cart)).toMatchObject({ total: 90 })
      })

      it("does not stack with another coupon of ours, but with the shop's", async () => {
        const ladder = await publishLadder(shop.container, plain)
        const code = await couponOf(ada)
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
        const cart = await cartOf(ada)
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
        const { code, causes } = await earnCoupon(ada)
        const cart = await cartOf(ada)
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
        const { code, causes } = await earnCoupon(ada)
        const cart = await cartOf(ada)
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
        const cart = await cartOf(ada)
        expect((await typeCode(shop, cart, code, ada)).status).toBe(200)
        await prepareCart(shop, cart, ada.token)
        return await completeCart(shop, cart, ada.token)
      }

      it("is granted again once, found by the sweep though nobody told", async () => {
        await publishLadder(shop.container, plain)
        const code = await couponOf(ada)
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
        expect(await promotions()).toHaveLength(1)
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
        expect(await promotions()).toHaveLength(2)
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

    describe("what is announced", () => {
      /** A subscriber of the shop's, on the real bus. */
      const listen = () => {
        const bus = shop.container.resolve(Modules.EVENT_BUS)
        const heard: LadderEvent[] = []
        const stops = announcedNames.map((name) => {
          const context = { subscriberId: `test-${name}` }
          const subscriber = (event: unknown) => {
            const { name, data } = event as LadderEvent
            heard.push({ name, data } as LadderEvent)
            return Promise.resolve()
          }
          bus.subscribe(eventName(name), subscriber, context)
          return () => bus.unsubscribe(eventName(name), subscriber, context)
        })
        return { bus, heard, stop: () => stops.forEach((stop) => stop()) }
      }

      const messagesTo = (customer: Customer) =>
        shop.container
          .resolve(Modules.NOTIFICATION)
          .listNotifications({ receiver_id: customer.id })

      it("reaches subscribers by the bus, from purchase to coupon used", async () => {
        const ladder = await publishLadder(shop.container, plain)
        const { heard, stop } = listen()
        const whose = {
          ladder_id: ladder.id,
          ladder_handle: ladder.handle,
          customer_id: ada.id,
        }
        const { code, causes } = await earnCoupon(ada)
        await wakeOutbox(shop.container)
        await eventually(
          () => Promise.resolve(heard),
          ({ length }) => length === 3
        )
        expect(heard).toMatchObject([
          {
            name: "ladder.rung_entered",
            data: { ...whose, rung_id: "silver", rung_name: "Silver" },
          },
          {
            name: "ladder.points_changed",
            data: { ...whose, status_points: { before: 0, after: 100 } },
          },
          {
            name: "ladder.reward_issued",
            data: { ...whose, reward_name: "Welcome", code, expires_at: null },
          },
        ])
        const cart = await cartOf(ada)
        await typeCode(shop, cart, code, ada)
        await prepareCart(shop, cart, ada.token)
        const order_id = await completeCart(shop, cart, ada.token)
        const redeemed = await eventually(
          () => Promise.resolve(heard.find(isRedeemed)),
          (found) => found !== undefined
        )
        expect(redeemed?.data).toMatchObject({ ...whose, code, order_id })
        await undo(shop.container, ada.id, causes)
        await wakeOutbox(shop.container)
        stop()
        // Used, so it is not taken back.
        expect(heard.map(({ name }) => name)).not.toContain(
          "ladder.reward_revoked"
        )
        expect(new Set(heard.map(({ data }) => data.id)).size).toBe(
          heard.length
        )
      })

      it("follows what other code records, though nobody wakes it", async () => {
        await publishLadder(shop.container, {
          ...plain,
          earn: [
            { id: "till", type: "purchase.offline", points: { fixed: 100 } },
          ],
        })
        await eventually(
          () =>
            sql("select 1 from ladder_event where customer_id = ?", [ada.id]),
          ({ length }) => length > 0
        )
        await wakeOutbox(shop.container)
        const { heard, stop } = listen()
        const { result } = await recordConversionsWorkflow(shop.container).run({
          input: {
            source: "shop-floor",
            events: [
              {
                key: "till:1",
                type: "purchase.offline",
                customer: ada.id,
                at: await ladderOf(shop.container).sweeping.now(),
                value: 1_000,
                currency: "eur",
                attributes: {},
              },
            ],
          },
        })
        expect(result).toMatchObject([{ answer: "recorded" }])
        const names = () => heard.map(({ name }) => name)
        await eventually(
          () => Promise.resolve(names()),
          (told) => told.includes("ladder.reward_issued"),
          20_000
        )
        stop()
        expect(names()).toContain("ladder.rung_entered")
        expect(names()).toContain("ladder.reward_issued")
        const [grant] = await grantsOf(shop.container, ada.id)
        expect(grant?.state).toBe("issued")
      })

      it("goes to the customer as a message, once, by the shop's provider", async () => {
        await publishLadder(shop.container, plain)
        const { bus, heard, stop } = listen()
        await earn(shop.container, ada.id, 1)
        await wakeOutbox(shop.container)
        const messages = await eventually(
          () => messagesTo(ada),
          ([one]) => one?.status === "success"
        )
        const entered = heard.find(({ name }) => name === "ladder.rung_entered")
        stop()
        expect(messages).toMatchObject([
          {
            to: "ada@example.com",
            channel: "feed",
            template: "rung-up",
            data: entered?.data,
            trigger_type: "ladder.rung_entered",
            idempotency_key: entered?.data.id,
            status: "success",
          },
        ])
        // The bus delivers it again, and then another.
        await bus.emit<LadderEvent["data"]>([entered!])
        await earn(shop.container, bob.id, 1)
        await wakeOutbox(shop.container)
        await eventually(
          () => messagesTo(bob),
          ({ length }) => length > 0
        )
        expect(await messagesTo(ada)).toHaveLength(1)
      })

      it("is no message to who takes no part, by choice or by group", async () => {
        const { container } = shop
        const { result } = await createCustomerGroupsWorkflow(container).run({
          input: { customersData: [{ name: "Staff" }] },
        })
        const group_id = result[0]!.id
        const { id: ladder_id } = await publishLadder(container, {
          ...plain,
          takes_part: { groups_left_out: [group_id] },
        })
        const eve = await registerCustomer(shop, "eve@example.com")
        const { heard, stop } = listen()
        const { lifecycle, recording } = ladderOf(container)
        const by = { actor_id: "user_1", reason: "Stocktaking" }
        // What a paused ladder has to say waits, and they leave meanwhile.
        await lifecycle.pause(ladder_id, by)
        await earn(container, ada.id, 1)
        await earn(container, eve.id, 1)
        await recording.decide({
          ladder_id,
          customer_id: ada.id,
          id: "no-more",
          what: { kind: "leave", by: "opt_out" },
          reason: "asked by the customer",
          actor_id: ada.id,
        })
        await linkCustomersToCustomerGroupWorkflow(container).run({
          input: { id: group_id, add: [eve.id] },
        })
        await followGroups(container)
        await lifecycle.resume(ladder_id, by)
        await wakeOutbox(container)
        const told = await eventually(
          () => Promise.resolve(heard.filter(isEntered)),
          ({ length }) => length === 2
        )
        expect(told.map(({ data }) => data.customer_id).sort()).toEqual(
          [ada.id, eve.id].sort()
        )
        // Whoever takes part has one, a moment later.
        await earn(container, bob.id, 1)
        await wakeOutbox(container)
        await eventually(
          () => messagesTo(bob),
          ({ length }) => length > 0
        )
        stop()
        expect(await messagesTo(bob)).toHaveLength(1)
        expect(await messagesTo(ada)).toEqual([])
        expect(await messagesTo(eve)).toEqual([])
      })

      it("is no message without a provider, which the log says once", async () => {
        await publishLadder(shop.container, plain)
        await sql("update notification_provider set is_enabled = false")
        const logger = shop.container.resolve(ContainerRegistrationKeys.LOGGER)
        const warn = jest.spyOn(logger, "warn").mockReturnValue()
        try {
          await earn(shop.container, ada.id, 1)
          await earn(shop.container, bob.id, 1)
          await wakeOutbox(shop.container)
          await eventually(
            () => Promise.resolve(warn.mock.calls.length),
            (calls) => calls > 0
          )
          expect(warn.mock.calls).toEqual([
            [expect.stringContaining('no provider for the channel "feed"')],
          ])
          expect(await messagesTo(ada)).toEqual([])
        } finally {
          warn.mockRestore()
        }
      })

      it("waits while the bus is down, and has the same ids then", async () => {
        await publishLadder(shop.container, plain)
        const { bus, heard, stop } = listen()
        const logger = shop.container.resolve(ContainerRegistrationKeys.LOGGER)
        const warn = jest.spyOn(logger, "warn").mockReturnValue()
        const down = jest
          .spyOn(bus, "emit")
          .mockRejectedValue(new Error("no connection"))
        await earn(shop.container, ada.id, 1)
        await wakeAnnouncements(shop.container)
        expect(warn).toHaveBeenCalledWith(
          expect.stringContaining("no connection")
        )
        const rows = await sql(
          "select id, tries, reason from ladder_announcement"
        )
        expect(rows).toMatchObject([
          { tries: 1, reason: "Error: no connection" },
        ])
        down.mockRestore()
        warn.mockRestore()
        await sql("update ladder_announcement set next_try_at = now()")
        await wakeAnnouncements(shop.container)
        await eventually(
          () => Promise.resolve(heard),
          ({ length }) => length === 2
        )
        stop()
        const [row] = rows as { id: string }[]
        expect(heard.map(({ data }) => data.id)).toEqual([
          `${row?.id}_0`,
          `${row?.id}_1`,
        ])
        expect(await sql("select 1 from ladder_announcement")).toEqual([])
      })

      it("is nothing while the ladder is paused", async () => {
        const ladder = await publishLadder(shop.container, plain)
        const { heard, stop } = listen()
        const by = { actor_id: "user_1", reason: "Stocktaking" }
        const { lifecycle } = ladderOf(shop.container)
        await lifecycle.pause(ladder.id, by)
        await earn(shop.container, ada.id, 1)
        await wakeOutbox(shop.container)
        await ladderAnnouncements(shop.container)
        expect(heard).toEqual([])
        await lifecycle.resume(ladder.id, by)
        await wakeOutbox(shop.container)
        await eventually(
          () => Promise.resolve(heard),
          ({ length }) => length === 3
        )
        stop()
        expect(heard.map(({ name }) => name)).toContain("ladder.reward_issued")
      })
    })

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
      expect((await promotions()).map((p) => p.is_automatic)).toEqual([
        true,
        true,
      ])
      expect(await ladderOf(container).outbox.claimDueGrants(10)).toEqual([])
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

    describe("the rung's discount", () => {
      it("comes and goes in open carts with the rung", async () => {
        const ladder = await publishLadder(shop.container)
        const cart = await cartOf(ada)
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
        const cart = await cartOf(ada)
        await prepareCart(shop, cart, ada.token)
        await earn(shop.container, ada.id, 1)
        await runOutbox(shop.container)
        expect((await seeCart(shop, cart)).total).toBe(110)
        await completeCart(shop, cart, ada.token)
      })

      it("comes to carts touched lately and leaves all, however old", async () => {
        await publishLadder(shop.container)
        const touched = await cartOf(ada)
        const old = await cartOf(ada)
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
        const carts = [await cartOf(ada), await cartOf(bob)] as const
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
        const cart = await cartOf(ada)
        const total = async () => (await seeCart(shop, cart)).total
        expect(await total()).toBe(90)
        await republish(id, { percent: 30 })
        expect(await total()).toBe(70)
        await republish(id, undefined)
        expect(await total()).toBe(100)
        await republish(id, { percent: 15 })
        await recalculate(shop, cart)
        expect(await total()).toBe(85)
        expect(await promotions()).toHaveLength(2)
      })

      it("reaches a cart that was busy when the percentage changed", async () => {
        const { id } = await publishLadder(shop.container, {
          ...twoRungs,
          rewards: [],
        })
        await earn(shop.container, ada.id, 1)
        await runOutbox(shop.container)
        const cart = await cartOf(ada)
        const locking = shop.container.resolve(Modules.LOCKING)
        await locking.acquire(cart, { ownerId: "somebody else" })
        await expect(republish(id, { percent: 5 })).rejects.toThrow("lock")
        await locking.release(cart, { ownerId: "somebody else" })
        expect((await seeCart(shop, cart)).total).toBe(90)
        await runOutbox(shop.container)
        expect((await seeCart(shop, cart)).total).toBe(95)
        const [silver] = await promotions()
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
        expect(await promotions()).toHaveLength(2)
        const [grant] = await grantsOf(shop.container, bob.id)
        const cart = await cartOf(bob)
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

    it("buys without a ladder as ever", async () => {
      await buy(shop, ada)
      await buy(shop, { email: "somebody@example.com" })
    })
  },
})
