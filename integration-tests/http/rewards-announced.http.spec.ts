import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createCustomerGroupsWorkflow,
  linkCustomersToCustomerGroupWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { wakeAnnouncements } from "../../src/announcements/wake-announcements"
import ladderAnnouncements from "../../src/jobs/ladder-announcements"
import { announcedNames, eventName } from "../../src/modules/ladder/announced"
import { wakeOutbox } from "../../src/rewards/wake-outbox"
import { queryShop } from "../../src/shop/query-shop"
import { followGroups } from "../../src/sources/groups-left-out"
import type { LadderEvent } from "../../src/types/events"
import { recordConversionsWorkflow } from "../../src/workflows"
import {
  earn,
  grantsOf,
  ladderOf,
  plain,
  publishLadder,
  typeCode,
  undo,
} from "./rewards-shop"
import { completeCart, prepareCart } from "./shop/carts"
import { cartOf, earnCoupon } from "./shop/coupons"
import { registerCustomer, type Customer } from "./shop/customers"
import { openFor } from "./shop/open-for"
import { eventually } from "./shop/recorded"
import type { Shop } from "./shop/shop"

const isEntered = ({ name }: LadderEvent) => name === "ladder.rung_entered"
const isRedeemed = ({ name }: LadderEvent) => name === "ladder.reward_redeemed"

// Read when Medusa boots. The channel is the one that Medusa's own provider
// has where the shop configures none.
process.env.LADDER_MESSAGES = JSON.stringify({
  channel: "feed",
  templates: { rung_entered: "rung-up" },
})

/** What subscribers and customers hear of a ladder. */
medusaIntegrationTestRunner({
  cwd: process.cwd(),
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
        const { code, causes } = await earnCoupon(shop, ada)
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
        const cart = await cartOf(shop, ada)
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
  },
})
