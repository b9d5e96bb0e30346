import { Modules } from "@medusajs/framework/utils"
import * as coupons from "../../src/api/admin/ladder/grants/responses"
import * as offers from "../../src/api/admin/ladder/offers/responses"
import * as answers from "../../src/api/admin/ladder/responses"
import { storeLadder } from "../../src/api/store/ladder/responses"
import { wakeOutbox } from "../../src/rewards/wake-outbox"
import { ask, document, openApiShop, type ApiShop } from "./api-shop"
import { askAsStaff, customers, ladders, tasting } from "./ask-as-staff"
import { testInShop } from "./shop/test-in-shop"

/** What staff do for customers, and what both see of it. */
testInShop({
  testSuite: ({ api, getContainer }) => {
    let s: ApiShop
    const { attend, get, rungOf, send, staff, store } = askAsStaff(() => s)

    beforeAll(async () => {
      s = await openApiShop(getContainer(), api)
    })

    afterEach(async () => {
      await wakeOutbox(s.container)
      expect(await s.ladder.recording.verify()).toEqual([])
    })

    it("records events by hand, once", async () => {
      const url = `${customers}/${s.ada.id}/events`
      const event = {
        ...tasting,
        key: "tasting-7",
        at: "2026-01-05T18:00:00Z",
        attributes: { place: "Hamburg", guests: 2 },
      }
      const first = await send("post", url, event, answers.recorded)
      expect(first.event).toEqual({
        key: "hand:tasting-7",
        answer: "recorded",
        reason: null,
      })
      const second = await send("post", url, event, answers.recorded)
      expect(second.event.answer).toBe("duplicate")

      const other = { ...event, at: "2026-01-06T18:00:00Z" }
      const conflict = await ask(api, "post", url, staff(), other)
      expect(conflict.status).toBe(409)
      expect(conflict.body.message).toMatch(/^key: "hand:tasting-7" is taken/)

      const future = { ...event, key: "later", at: "2999-01-01T00:00:00Z" }
      const refused = await ask(api, "post", url, staff(), future)
      expect(refused.status).toBe(400)
      expect(refused.body.message).toMatch(/^at: /)
    })

    it("shows staff where a customer stands, and why", async () => {
      await attend(s.ada.id)
      await wakeOutbox(s.container)
      const { standings } = await get(
        `${customers}/${s.ada.id}`,
        answers.standings
      )
      expect(standings).toHaveLength(1)
      expect(standings[0]).toMatchObject({
        ladder: { id: s.ladder_id, handle: "friends" },
        rung: 1,
        rung_id: "bronze",
        rung_name: "Bronze",
        status_points: 100,
        explanation: {
          next: { rung: "gold", enter: { met: "no", have: 100, need: 500 } },
        },
      })
      const { timeline } = await get(
        `${customers}/${s.ada.id}/timeline?ladder_id=${s.ladder_id}`,
        answers.timeline
      )
      expect(timeline.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(["event", "entry", "transition", "grant"])
      )
      const issued = await get(
        `${customers}/${s.ada.id}/grants`,
        answers.grants
      )
      expect(issued.grants).toMatchObject([
        { reward: "thanks", state: "issued", customer_id: s.ada.id },
      ])
      const found = await get(
        `/admin/ladder/grants?ladder_id=${s.ladder_id}&state=issued&customer_id=${s.ada.id}`,
        answers.grants
      )
      expect(found).toEqual(issued)
      const none = await get(
        "/admin/ladder/grants?state=redeemed",
        answers.grants
      )
      expect(none).toEqual({ grants: [], count: 0, limit: 20, offset: 0 })
    })

    it("lets staff adjust points, lock and unlock, with a reason", async () => {
      await attend(s.ada.id)
      const url = `${customers}/${s.ada.id}`
      const why = { ladder_id: s.ladder_id, reason: "Goodwill" }
      const adjust = { ...why, status_points: 400, id: "goodwill-1" }
      const first = await send(
        "post",
        `${url}/points`,
        adjust,
        answers.decision
      )
      expect(first.decision).toEqual({ id: "goodwill-1", answer: "recorded" })
      const second = await send(
        "post",
        `${url}/points`,
        adjust,
        answers.decision
      )
      expect(second.decision.answer).toBe("duplicate")
      expect(await rungOf(s.ada.id)).toBe("gold")

      await send(
        "post",
        `${url}/lock`,
        { ...why, rung: "bronze" },
        answers.decision
      )
      expect(await rungOf(s.ada.id)).toBe("bronze")
      const query = `ladder_id=${s.ladder_id}&reason=Enough`
      await send("delete", `${url}/lock?${query}`, undefined, answers.decision)
      expect(await rungOf(s.ada.id)).toBe("gold")

      const lines = await get(
        `${url}/timeline?ladder_id=${s.ladder_id}&limit=100`,
        answers.timeline
      )
      const reasons = lines.timeline
        .filter(({ kind }) => kind === "decision")
        .map(({ reason }) => reason)
      expect(reasons.sort()).toEqual(["Enough", "Goodwill", "Goodwill"])

      const { rows } = await s.ladder.audits.list(
        { subject: s.ada.id },
        { limit: 10, offset: 0 }
      )
      expect(rows).toMatchObject([
        { action: "member.unlock", reason: "Enough" },
        {
          action: "member.lock",
          reason: "Goodwill",
          before: { rung: "gold", locked: false },
          after: { rung: "bronze", locked: true },
        },
        {
          action: "member.adjust",
          reason: "Goodwill",
          before: { status_points: 100 },
          after: { status_points: 500 },
        },
        {
          action: "event.record",
          reason: null,
          after: { type: "custom.tasting_attended" },
        },
      ])
      for (const { actor_id } of rows) {
        expect(actor_id).toMatch(/^user_/)
      }
    })

    it("lets staff give a coupon and void it, and see what is behind it", async () => {
      const url = `${customers}/${s.ada.id}/coupons`
      const own = {
        ladder_id: s.ladder_id,
        reason: "Late parcel",
        id: "parcel-1",
        name: "Sorry",
        settings: { percent: 20 },
      }
      const first = await send("post", url, own, coupons.given)
      expect(first).toMatchObject({
        answer: "recorded",
        grant: { name: "Sorry", settings: { percent: 20 } },
      })
      const again = await send("post", url, own, coupons.given)
      expect(again.answer).toBe("duplicate")
      const other = { ...own, name: "Other" }
      expect((await ask(api, "post", url, staff(), other)).status).toBe(409)
      const { reason, ladder_id } = own
      const thanks = { reason, ladder_id, reward: "thanks" }
      const second = await send("post", url, thanks, coupons.given)
      expect(second.grant).toMatchObject({
        name: "Thank you",
        settings: { percent: 15, expires_after_days: 30 },
      })
      const guest = await s.container
        .resolve(Modules.CUSTOMER)
        .createCustomers({ email: "guest@example.com" })
      const refused = await ask(
        api,
        "post",
        `${customers}/${guest.id}/coupons`,
        staff(),
        own
      )
      expect(refused.status).toBe(409)
      expect(refused.body.message).toContain("is a guest")

      await wakeOutbox(s.container)
      const behind = async (id: string) =>
        await get(`/admin/ladder/promotions/${id}`, coupons.behindPromotion)
      const { grants } = await get(
        `${customers}/${s.ada.id}/grants`,
        answers.grants
      )
      const sorry = grants.find(({ id }) => id === first.grant.id)!
      expect(await behind(sorry.promotion_id!)).toMatchObject({
        ladder: { name: document.name },
        coupon: {
          grant: { state: "issued", code: sorry.code },
          customer: { id: s.ada.id, email: "ada@example.com" },
          reached: null,
        },
        rung: null,
      })
      const voided = await send(
        "post",
        `/admin/ladder/grants/${sorry.id}/void`,
        { reason: "Parcel came" },
        coupons.voided
      )
      expect(voided.grant.state).toBe("revoked")
      const twice = await ask(
        api,
        "post",
        `/admin/ladder/grants/${sorry.id}/void`,
        staff(),
        { reason: "Parcel came" }
      )
      expect(twice.status).toBe(409)
      await wakeOutbox(s.container)
      const [promotion] = await s.container
        .resolve(Modules.PROMOTION)
        .listPromotions({ code: [sorry.code] })
      expect(promotion).toMatchObject({ status: "active", limit: 0 })
      const log = await s.ladder.audits.list(
        { subject: sorry.id },
        { limit: 5, offset: 0 }
      )
      expect(log.rows).toMatchObject([
        { action: "coupon.void", reason: "Parcel came" },
      ])
      expect(log.rows[0]?.actor_id).toMatch(/^user_/)

      await attend(s.bob.id)
      await wakeOutbox(s.container)
      const his = await get(`${customers}/${s.bob.id}/grants`, answers.grants)
      const { coupon } = await behind(his.grants[0]!.promotion_id!)
      expect(coupon?.reached).toMatchObject({ rung: "Bronze" })
      const gold = await get(`${ladders}/${s.ladder_id}/rungs`, answers.rungs)
      const discount = gold.rungs.find(({ rung }) => rung === "gold")
      expect(await behind(discount!.promotion_id!)).toMatchObject({
        coupon: null,
        rung: { name: "Gold", percent: 10 },
      })
      expect(await behind("promo_none")).toEqual({
        ladder: null,
        coupon: null,
        rung: null,
      })
    })

    it("gives a customer group coupons, once per offer key", async () => {
      const groups = s.container.resolve(Modules.CUSTOMER)
      const group = await groups.createCustomerGroups({ name: "Trade" })
      const guest = await groups.createCustomers({ email: "g@example.com" })
      await groups.addCustomerToGroup(
        [s.ada, s.bob, guest].map(({ id }) => ({
          customer_id: id,
          customer_group_id: group.id,
        }))
      )
      const url = `${ladders}/${s.ladder_id}/group-coupons`
      const offer = {
        customer_group_id: group.id,
        offer_key: "summer-26",
        name: "Summer",
        settings: { amounts: { eur: 500 }, minimums: { eur: 2_000 } },
        reason: "Summer sale",
      }
      const { reason: _, ...terms } = offer
      const preview = async () =>
        (await send("post", `${url}/preview`, terms, offers.offerPreview))
          .preview
      expect(await preview()).toEqual({
        customers: 2,
        existing: 0,
        guests: 1,
        absent: 0,
        exact: true,
        cost: { eur: 1_000 },
      })
      const typing = { ...terms, settings: { minimums: { eur: 500 } } }
      expect(
        await send("post", `${url}/preview`, typing, offers.offerPreview)
      ).toEqual({
        preview: null,
        fault: expect.stringContaining(
          "settings.percent: excludes amounts, free_shipping"
        ),
      })
      const first = await send("post", url, offer, offers.offer)
      await wakeOutbox(s.container)
      const read = `/admin/ladder/offers/${first.offer.id}`
      expect((await get(read, offers.offer)).offer).toMatchObject({
        state: "done",
        customers: 2,
        created: 2,
        existing: 0,
      })
      expect(await preview()).toMatchObject({
        customers: 0,
        existing: 2,
        cost: { eur: 0 },
      })
      const second = await send("post", url, offer, offers.offer)
      await wakeOutbox(s.container)
      const behind = await get(
        `/admin/ladder/customer-groups/${group.id}`,
        offers.groupOffers
      )
      expect(behind).toMatchObject({
        rung: null,
        count: 2,
        offers: [
          { id: second.offer.id, created: 0, existing: 2, state: "done" },
          { id: first.offer.id },
        ],
      })
      const late = await ask(api, "post", `${read}/cancel`, staff(), {
        reason: "too late",
      })
      expect(late.status).toBe(409)
      const changed = await ask(api, "post", url, staff(), {
        ...offer,
        settings: { percent: 90 },
      })
      expect(changed.status).toBe(409)
      expect(changed.body.message).toContain('"summer-26" stands for another')
      await wakeOutbox(s.container)
      const { grants } = await get(
        "/admin/ladder/grants?offer_key=summer-26&state=issued",
        answers.grants
      )
      expect(grants.map(({ customer_id }) => customer_id).sort()).toEqual(
        [s.ada.id, s.bob.id].sort()
      )
      const his = await ask(api, "get", "/store/ladder", store(s.bob.token))
      expect(storeLadder.parse(his.body).coupons).toMatchObject([
        { amounts: { eur: 500 }, minimums: { eur: 2_000 }, percent: null },
      ])

      const nobody = { ...offer, customer_group_id: "cusgroup_none" }
      const unknown = await ask(api, "post", url, staff(), nobody)
      expect(unknown.status).toBe(404)
      expect(unknown.body.message).toContain('"cusgroup_none"')
      const worthless = await ask(api, "post", url, staff(), {
        ...offer,
        settings: { percent: "10" },
      })
      expect(worthless.status).toBe(422)
      expect(worthless.body.message).toContain('settings.percent: is "10"')
    })

    it("shows a shopper their own ladder and nobody else's", async () => {
      await attend(s.ada.id)
      await wakeOutbox(s.container)
      const mine = await ask(api, "get", "/store/ladder", store(s.ada.token))
      expect(mine.status).toBe(200)
      const { standings, coupons } = storeLadder.parse(mine.body)
      expect(standings).toMatchObject([
        {
          ladder: { handle: "friends", name: "Friends of the house" },
          rung: { name: "Bronze", position: 1 },
          status_points: 100,
          discount_percent: null,
          next: {
            rung: { name: "Gold", position: 2 },
            progress: { met: "no", have: 100, need: 500 },
          },
        },
      ])
      expect(coupons).toMatchObject([{ name: "Thank you", percent: 15 }])

      const his = await ask(api, "get", "/store/ladder", store(s.bob.token))
      expect(storeLadder.parse(his.body).coupons).toEqual([])
      expect(JSON.stringify(his.body)).not.toContain(coupons[0]?.code)
      for (const id of [s.ada.id, "ada@example.com", "Ada", "lmem_"]) {
        expect(JSON.stringify(his.body)).not.toContain(id)
      }
    })
  },
})
