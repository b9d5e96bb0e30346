import { Modules } from "@medusajs/framework/utils"
import { linkCustomersToCustomerGroupWorkflow } from "@medusajs/medusa/core-flows"
import ladderCommand from "../../src/commands/ladder"
import { sweep } from "../../src/jobs/ladder-sweep"
import { runOutbox } from "../../src/rewards/outbox"
import { wakeOutbox } from "../../src/rewards/wake-outbox"
import { hire } from "./api-shop"
import {
  ask,
  earn,
  grantsOf,
  groupsOf,
  ladderOf,
  publishLadder,
  seeCart,
  twoRungs,
  typeCode,
} from "./rewards-shop"
import { addToCart, openCart, prepareCart, completeCart } from "./shop/carts"
import { registerCustomer, type Customer } from "./shop/customers"
import { openFor } from "./shop/open-for"
import { eventually } from "./shop/recorded"
import type { Shop } from "./shop/shop"
import { testInShop } from "./shop/test-in-shop"

testInShop({
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let ada: Customer
    let token: string
    let ladder_id: string
    let handle: string

    beforeAll(async () => {
      ;({ shop, ada } = await openFor(getContainer(), api, ["ada"]))
      token = await hire(shop.container, api)
    })

    // Each test has its own: processes remember what a ladder's versions say.
    beforeEach(async () => {
      const ladder = await publishLadder(shop.container)
      ladder_id = ladder.id
      handle = ladder.handle
    })

    afterEach(async () => {
      await wakeOutbox(shop.container)
      expect(await ladderOf(shop.container).recording.verify()).toEqual([])
    })

    const staff = async (method: string, path: string, body?: object) => {
      const { status, data } = await api.request({
        method,
        url: `/admin/ladder/${path}`,
        headers: { authorization: `Bearer ${token}` },
        data: body,
        validateStatus: () => true,
      })
      return { status, data }
    }

    const change = (verb: string, body: object = { reason: "because" }) =>
      staff("POST", `ladders/${ladder_id}/${verb}`, body)

    async function cartOfAda(): Promise<string> {
      const cart = await openCart(shop, ada)
      await addToCart(shop, cart, {}, ada.token)
      return cart
    }

    const climb = async () => {
      await earn(shop.container, ada.id, 1)
      await runOutbox(shop.container)
    }

    const stateOfGrant = async () =>
      (await grantsOf(shop.container, ada.id)).map(({ state }) => state)

    describe("who takes part", () => {
      const groups = () => shop.container.resolve(Modules.CUSTOMER)

      const mine = async () => {
        const { data } = await ask(
          shop,
          "GET",
          "/store/ladder",
          undefined,
          ada.token
        )
        return data.standings[0]
      }

      const republish = async (takes_part: object) => {
        const document = { ...twoRungs, takes_part }
        const path = `ladders/${ladder_id}`
        const draft = await staff("POST", `${path}/draft`, { document })
        expect(draft.status).toBe(200)
        const published = await change("publish")
        expect(published.status).toBe(200)
        await wakeOutbox(shop.container)
      }

      const choose = (method: "POST" | "DELETE") =>
        method === "POST"
          ? ask(
              shop,
              method,
              "/store/ladder/opt-out",
              { ladder: handle },
              ada.token
            )
          : ask(
              shop,
              method,
              `/store/ladder/opt-out?ladder=${handle}`,
              undefined,
              ada.token
            )

      it("is the shopper's own decision", async () => {
        await climb()
        expect(await stateOfGrant()).toEqual(["issued"])
        const cart = await cartOfAda()
        expect((await seeCart(shop, cart)).discount_total).toBe(10)
        expect((await choose("POST")).data).toEqual({
          ladder: handle,
          takes_part: false,
          opted_out: true,
        })
        await wakeOutbox(shop.container)
        expect(await stateOfGrant()).toEqual(["revoked"])
        expect(await groupsOf(shop.container, ada.id)).toEqual([])
        expect((await seeCart(shop, cart)).discount_total).toBe(0)
        expect(await mine()).toMatchObject({ takes_part: false, rung: null })
        const seen = await staff("GET", `customers/${ada.id}`)
        expect(seen.data.standings[0].absent_by).toEqual(["opt_out"])
        const gift = await staff("POST", `customers/${ada.id}/coupons`, {
          ladder_id,
          reason: "sorry",
          name: "Gift",
          settings: { percent: 5 },
        })
        expect(gift.status).toBe(409)
        expect(gift.data.message).toContain("takes no part")
        expect((await choose("DELETE")).data.takes_part).toBe(true)
        expect(await mine()).toMatchObject({
          takes_part: true,
          rung: { name: "Silver" },
        })
        const none = await ask(
          shop,
          "POST",
          "/store/ladder/opt-out",
          { ladder: "nothing" },
          ada.token
        )
        expect(none.status).toBe(404)
      })

      it("can be decided while the ladder is paused", async () => {
        await climb()
        await change("pause")
        expect((await choose("POST")).data).toMatchObject({ opted_out: true })
        expect(await mine()).toMatchObject({ takes_part: false, rung: null })
        expect((await choose("DELETE")).data).toMatchObject({
          takes_part: true,
        })
      })

      it("leaves out a customer group while they are in it", async () => {
        await climb()
        const group = await groups().createCustomerGroups({ name: "Staff" })
        const pair = { customer_id: ada.id, customer_group_id: group.id }
        await groups().addCustomerToGroup(pair)
        await republish({ groups_left_out: [group.id] })
        expect(await mine()).toMatchObject({ takes_part: false, rung: null })
        await groups().removeCustomerFromGroup(pair)
        await sweep(shop.container)
        expect(await mine()).toMatchObject({
          takes_part: true,
          rung: { name: "Silver" },
        })
        // Added again: heard of at once, by Medusa's own event.
        await groups().addCustomerToGroup(pair)
        const heard = await eventually(mine, ({ takes_part }) => !takes_part)
        expect(heard.rung).toBeNull()
        await republish({ groups_left_out: [`${group.id}_other`] })
        expect(await mine()).toMatchObject({ takes_part: true })
      })

      it("keeps discounts and coupons to the ladder's sales channels", async () => {
        await climb()
        await republish({ sales_channels: ["sc_other"] })
        const [grant] = await grantsOf(shop.container, ada.id)
        const cart = await cartOfAda()
        expect((await seeCart(shop, cart)).discount_total).toBe(0)
        expect(await mine()).toBeUndefined()
        const { data } = await staff("POST", `customers/${ada.id}/coupons`, {
          ladder_id,
          reason: "sorry",
          name: "Gift",
          settings: { percent: 5 },
        })
        await wakeOutbox(shop.container)
        const gift = data.grant.code as string
        const refused = await typeCode(shop, cart, gift, ada)
        expect(refused.status).toBe(400)
        expect(refused.data.message).toContain("other sales channels")
        // What was issued before was issued for every channel.
        expect((await typeCode(shop, cart, grant!.code, ada)).status).toBe(200)
        await republish({ sales_channels: [shop.sales_channel_id, "sc_other"] })
        const here = await cartOfAda()
        expect((await seeCart(shop, here)).discount_total).toBe(10)
        await republish({})
        expect((await seeCart(shop, await cartOfAda())).discount_total).toBe(10)
      })
    })

    it("gives nothing while it is paused, and all of it afterwards", async () => {
      expect((await change("pause")).data.ladder.status).toBe("paused")
      await climb()
      expect(await stateOfGrant()).toEqual(["due"])
      expect(await groupsOf(shop.container, ada.id)).toEqual([])
      expect((await seeCart(shop, await cartOfAda())).discount_total).toBe(0)
      expect((await change("pause")).status).toBe(409)
      expect((await change("resume")).data.ladder.status).toBe("live")
      await runOutbox(shop.container)
      expect(await stateOfGrant()).toEqual(["issued"])
      expect(await groupsOf(shop.container, ada.id)).toEqual([
        "Friends · Silver",
      ])
      expect((await seeCart(shop, await cartOfAda())).total).toBe(90)
    })

    it("ends with all it gave, in open carts too, when it is retired", async () => {
      await climb()
      const [grant] = await grantsOf(shop.container, ada.id)
      const cart = await cartOfAda()
      await typeCode(shop, cart, grant!.code, ada)
      await prepareCart(shop, cart, ada.token)
      expect((await seeCart(shop, cart)).codes).toHaveLength(2)
      const friend = await registerCustomer(shop, "friend@example.com")
      const [group] = await shop.container
        .resolve(Modules.CUSTOMER)
        .listCustomerGroups({ name: "Friends · Silver" })
      await linkCustomersToCustomerGroupWorkflow(shop.container).run({
        input: { id: group!.id, add: [friend.id] },
      })
      const { data } = await staff("GET", `ladders/${ladder_id}/retirement`)
      expect(data.retirement).toEqual({
        coupons_unused: 1,
        grants_due: 0,
        rung_discounts: 2,
        members_in_groups: 1,
      })
      const retired = await change("retire", {
        reason: "leaving",
        groups: "empty",
      })
      expect(retired.data.ladder.status).toBe("retired")
      // The route has woken an outbox of its own: between them they end it all.
      await eventually(
        async () => {
          await runOutbox(shop.container)
          return ladderOf(shop.container).lifecycle.leftToEnd(ladder_id)
        },
        ({ coupons, members }) => coupons + members === 0
      )
      expect(await stateOfGrant()).toEqual(["revoked"])
      expect(await groupsOf(shop.container, ada.id)).toEqual([])
      // The merchant's own membership is not the ladder's to end.
      expect(await groupsOf(shop.container, friend.id)).toEqual([
        "Friends · Silver",
      ])
      expect(await seeCart(shop, cart)).toMatchObject({ total: 110, codes: [] })
      const again = await typeCode(shop, cart, grant!.code, ada)
      expect(again.data.message).toContain("is no longer valid")
      await prepareCart(shop, cart, ada.token)
      expect(await completeCart(shop, cart, ada.token)).toMatch(/^order_/)
      const promotions = await shop.container
        .resolve(Modules.PROMOTION)
        .listPromotions({})
      expect(promotions.map(({ limit }) => limit)).toEqual([0, 0, 0])
      expect(
        (await change("retire", { reason: "x", groups: "keep" })).status
      ).toBe(409)
    })

    it("keeps its groups where that is asked, and goes on when published again", async () => {
      await climb()
      await change("retire", { reason: "a break", groups: "keep" })
      await eventually(
        async () => {
          await runOutbox(shop.container)
          return ladderOf(shop.container).lifecycle.leftToEnd(ladder_id)
        },
        ({ coupons, members }) => coupons + members === 0
      )
      expect(await groupsOf(shop.container, ada.id)).toEqual([
        "Friends · Silver",
      ])
      const { live } = await ladderOf(shop.container).ladders.retrieveLadder(
        ladder_id
      )
      await staff("POST", `ladders/${ladder_id}/draft`, { document: live })
      const back = await change("publish", { reason: "we are back" })
      expect(back.data.ladder.status).toBe("live")
      await runOutbox(shop.container)
      expect((await seeCart(shop, await cartOfAda())).total).toBe(90)
      expect(await stateOfGrant()).toEqual(["revoked"])
    })

    it("is paused, resumed and retired from the command line", async () => {
      const said: string[] = []
      const write = jest
        .spyOn(process.stdout, "write")
        .mockImplementation((text) => {
          said.push(String(text))
          return true
        })
      const { handle } = await ladderOf(shop.container).ladders.retrieveLadder(
        ladder_id
      )
      const command = (...args: string[]) =>
        ladderCommand({ container: shop.container, args })
      try {
        await climb()
        await command("show")
        await command("pause", handle, "Stocktaking")
        await command("resume", handle, "Done")
        await command("retire", handle, "empty", "We", "are", "leaving")
        await expect(command("retire", handle)).rejects.toThrow(
          /neither keep nor empty/
        )
        await expect(command("pause", "none", "why")).rejects.toThrow(
          `there are ${handle}`
        )
        await expect(command("end", handle)).rejects.toThrow(
          /"end" is not known/
        )
        await expect(command("pause", handle)).rejects.toThrow(
          /The reason is missing/
        )
      } finally {
        write.mockRestore()
      }
      expect(said.join("")).toContain(
        "1 unused coupons, 0 rewards not yet issued, 2 rung discounts, 1 members in its groups"
      )
      expect(said.at(-1)).toContain("the plugin can be removed")
      const { data } = await staff("GET", `audit?ladder_id=${ladder_id}`)
      expect(
        data.changes.map(({ action, reason }: Record<string, string>) => [
          action,
          reason,
        ])
      ).toEqual([
        ["ladder.retire", "We are leaving"],
        ["ladder.resume", "Done"],
        ["ladder.pause", "Stocktaking"],
        ["ladder.publish", null],
        ["ladder.create", null],
      ])
    })

    it("helps to make a ladder: ready ones, and what a draft would do", async () => {
      await climb()
      const ready = await staff(
        "GET",
        "ready-ladders?currency=eur&zone=Europe/Berlin"
      )
      expect(
        ready.data.ready_ladders.map(({ name }: { name: string }) => name)
      ).toEqual([
        "spend-in-three-rungs",
        "regulars-by-orders",
        "stranger-to-advocate",
      ])
      const [, { document }] = ready.data.ready_ladders
      const told = await staff("POST", "preview", { document })
      expect(told.data).toMatchObject({
        preview: { how: "exact", members: 1, looked_at: 1 },
        faults: [],
      })
      expect(told.data.preview.rungs[1]).toMatchObject({
        rung: "guest",
        members: 1,
        error: 0,
        examples: [{ id: ada.id, name: "Ada Example", email: ada.email }],
      })
      const live = await staff("GET", `ladders/${ladder_id}`)
      const same = await staff("POST", "preview", {
        ladder_id,
        document: live.data.ladder.live,
      })
      expect(same.data.preview).toMatchObject({ how: "tallies", members: 1 })
      const begun = await staff("POST", "preview/runs", { document })
      const run = `preview/runs/${begun.data.run.id}`
      await eventually(
        async () => (await staff("GET", run)).data.run.state as string,
        (state) => state === "done"
      )
      expect((await staff("DELETE", run)).data.run).toMatchObject({
        state: "done",
        total: 1,
        preview: { members: 1 },
      })
    })

    it("tells what is wrong with a draft, and with what is asked", async () => {
      const { live } = await ladderOf(shop.container).ladders.retrieveLadder(
        ladder_id
      )
      const document = { ...live, name: "", rungs: [] }
      const told = await staff("POST", "preview", { document })
      expect(told.data).toEqual({
        preview: null,
        faults: expect.arrayContaining([
          { path: "name", message: expect.stringContaining("is empty") },
          { path: "rungs", message: expect.stringContaining("is empty") },
        ]),
      })
      expect((await staff("POST", "preview/runs", { document })).status).toBe(
        422
      )
      expect((await staff("GET", "preview/runs/none")).status).toBe(404)
      const asked = { document: live, ladder_id: "none" }
      expect((await staff("POST", "preview", asked)).status).toBe(404)
      for (const [query, what] of [
        ["currency=xyz&zone=UTC", "currency"],
        ["currency=EUR&zone=UTC", "currency"],
        ["currency=eur&zone=Mars/Phobos", "zone"],
        ["currency=eur", "zone"],
      ]) {
        const answer = await staff("GET", `ready-ladders?${query}`)
        expect([query, answer.status]).toEqual([query, 400])
        expect(answer.data.message).toMatch(new RegExp(`^${what}: `))
      }
    })

    it("refuses the draft of who has not seen the last one", async () => {
      const { live } = await ladderOf(shop.container).ladders.retrieveLadder(
        ladder_id
      )
      const url = `ladders/${ladder_id}/draft`
      const first = await staff("POST", url, { document: live, based_on: null })
      expect(first.status).toBe(200)
      const { draft_saved_at } = first.data.ladder
      const second = await staff("POST", url, {
        document: live,
        based_on: null,
      })
      expect(second.status).toBe(409)
      expect(second.data.message).toContain(`was saved at ${draft_saved_at}`)
      const published = await change("publish", {
        reason: "seen",
        based_on: draft_saved_at,
      })
      expect(published.data.ladder.version).toBe(2)
    })

    it("tells who changed what, by name", async () => {
      await climb()
      await staff("POST", `customers/${ada.id}/points`, {
        ladder_id,
        reason: "Birthday",
        status_points: 5,
      })
      const { data } = await staff("GET", `audit?subject=${ada.id}`)
      expect(data).toMatchObject({
        count: 1,
        changes: [
          {
            action: "member.adjust",
            actor: { name: "staff@example.com" },
            reason: "Birthday",
            before: { status_points: 100 },
            after: { status_points: 105 },
          },
        ],
      })
      const two = await staff("GET", `audit?subject=a&actor_id=b`)
      expect(two.status).toBe(400)
      expect(two.data.message).toContain("actor_id: excludes subject")
    })
  },
})
