import * as audit from "../../src/api/admin/ladder/audit/responses"
import {
  failedGrants,
  retried,
} from "../../src/api/admin/ladder/failed-grants/responses"
import * as overview from "../../src/api/admin/ladder/overview-responses"
import {
  droppedParked,
  parkedInFull,
  retriedParked,
} from "../../src/api/admin/ladder/parked/responses"
import * as answers from "../../src/api/admin/ladder/responses"
import { wakeOutbox } from "../../src/rewards/wake-outbox"
import { ask, openApiShop, type ApiShop } from "./api-shop"
import { askAsStaff } from "./ask-as-staff"
import { testInShop } from "./shop/test-in-shop"

/** What staff see of what went wrong, and do about it. */
testInShop({
  testSuite: ({ api, getContainer }) => {
    let s: ApiShop
    const { get, rungOf, send, staff } = askAsStaff(() => s)

    beforeAll(async () => {
      s = await openApiShop(getContainer(), api)
    })

    afterEach(async () => {
      await wakeOutbox(s.container)
      expect(await s.ladder.recording.verify()).toEqual([])
    })

    it("tells how the whole is, and what there is to choose from", async () => {
      const { health } = await get("/admin/ladder/health", overview.health)
      expect(health).toMatchObject({ parked: 0, grants_failed: 0 })
      await s.ladder.recording.park(
        [
          {
            event: {
              key: "till:1",
              type: "purchase.offline",
              customer: "cus_gone",
              at: 0,
              attributes: {},
            },
            reason: "the customer is deleted",
          },
        ],
        "till"
      )
      const { parked } = await get("/admin/ladder/parked", overview.parked)
      expect(parked).toMatchObject([{ key: "till:1", customer_id: "cus_gone" }])

      await wakeOutbox(s.container)
      await s.ladder.recording.decide({
        ladder_id: s.ladder_id,
        customer_id: s.ada.id,
        id: "gift",
        what: { kind: "adjust", status: 0, spendable: 7 },
        reason: "sorry",
        actor_id: "user_1",
      })
      const claimed = await s.ladder.announcements.claim(10)
      const ids = claimed.map(({ id }) => id)
      await s.ladder.announcements.failed(ids, "no connection")
      const now = await get("/admin/ladder/health", overview.health)
      expect(now.health.announcements).toMatchObject({
        waiting: 1,
        failed: {
          count: 1,
          rows: [{ ladder_id: s.ladder_id, reason: "no connection", tries: 1 }],
        },
      })

      const all = await get("/admin/ladder/catalogue", overview.catalogue)
      expect(all.condition_kinds.map(({ name }) => name)).toContain("spend")
      expect(all.reward_kinds.map(({ name }) => name)).toContain("coupon")
      const by_hand = all.event_types
        .filter(({ from }) => from.includes("staff"))
        .map(({ name }) => name)
      expect(by_hand).toEqual(
        expect.arrayContaining(["purchase.offline", "event.attended"])
      )
      expect(by_hand).not.toContain("order.placed")
    })

    it("tries a parked event again, and says what became of it", async () => {
      const till = {
        type: "custom.tasting_attended",
        at: Date.parse("2026-01-05T18:00:00Z"),
        attributes: {},
      }
      const park = (key: string, customer: string) =>
        s.ladder.recording.park(
          [{ event: { ...till, key, customer }, reason: "customer_unknown" }],
          "till"
        )
      await park("till:1", s.bob.id)
      await park("till:2", "cus_gone")
      const url = "/admin/ladder/parked/retry"
      const reason = "They have registered"
      const one = { reason, key: "till:1" }
      const first = await send("post", url, one, retriedParked)
      expect(first.retry).toEqual({
        recorded: 1,
        parked: 0,
        left: 1,
        events: [{ key: "till:1", answer: "recorded", reason: null }],
      })
      await wakeOutbox(s.container)
      expect(await rungOf(s.bob.id)).toBe("bronze")
      const all = await send("post", url, { reason }, retriedParked)
      expect(all.retry).toEqual({
        recorded: 0,
        parked: 1,
        left: 1,
        events: [
          { key: "till:2", answer: "parked", reason: "customer_unknown" },
        ],
      })
      const again = await ask(api, "post", url, staff(), one)
      expect(again.status).toBe(404)
      expect(again.body.message).toMatch(/^key: .*"till:1"/)

      // Keys may have signs that a path may not.
      await s.ladder.recording.park(
        [
          {
            event: {
              key: "till/7?:3",
              type: "purchase.offline",
              customer: "cus_gone",
              at: till.at,
              value: 1250,
              currency: "eur",
              attributes: { till: "7" },
            },
            reason: "customer_unknown",
          },
        ],
        "till"
      )
      const key = "till/7?:3"
      const query = `key=${encodeURIComponent(key)}`
      const read = await get(
        `/admin/ladder/parked/event?${query}`,
        parkedInFull
      )
      expect(read.parked).toMatchObject({
        source: "till",
        customer: { id: "cus_gone", name: null },
        value: 1250,
        attributes: { till: "7" },
      })
      const wrong = await ask(
        api,
        "post",
        "/admin/ladder/parked/correct",
        staff(),
        { reason, key, attributes: { tilt: "7" } }
      )
      expect(wrong.status).toBe(400)
      expect(wrong.body.message).toContain(
        "attributes.tilt: is not an attribute of purchase.offline; allowed are"
      )
      const corrected = await send(
        "post",
        "/admin/ladder/parked/correct",
        { reason, key, customer: s.bob.id, value: 1300, currency: "eur" },
        retriedParked
      )
      expect(corrected.retry.events).toEqual([
        { key, answer: "recorded", reason: null },
      ])
      const drop = "/admin/ladder/parked/drop"
      const dropped = { reason, key: "till:2" }
      expect(await send("post", drop, dropped, droppedParked)).toEqual({
        drop: { key: "till:2", left: 0 },
      })
      expect((await ask(api, "post", drop, staff(), dropped)).status).toBe(404)
      const { changes } = await get(
        "/admin/ladder/audit?subject=till:1",
        audit.changes
      )
      expect(changes).toMatchObject([{ action: "parked.retry", reason }])
      const { health } = await get("/admin/ladder/health", overview.health)
      expect(health.last_events).toContainEqual({
        source: "till",
        occurred_at: "2026-01-05T18:00:00.000Z",
        recorded_at: expect.any(String),
      })
    })

    it("issues what failed once somebody has it tried again", async () => {
      await s.ladder.recording.record(
        [
          {
            key: "till:1",
            type: "custom.tasting_attended",
            customer: s.ada.id,
            at: await s.ladder.sweeping.now(),
            attributes: {},
          },
        ],
        "till"
      )
      const [claimed] = await s.ladder.outbox.claimDueGrants(10)
      const id = claimed?.id ?? ""
      await s.ladder.outbox.markFailed(id, "the shop is down")
      const listed = await get("/admin/ladder/failed-grants", failedGrants)
      expect(listed).toMatchObject({
        count: 1,
        grants: [
          {
            id,
            name: "Thank you",
            doing: "issue",
            reason: "the shop is down",
            tries: 1,
            customer: { id: s.ada.id, name: "Ada Example" },
          },
        ],
      })
      const url = "/admin/ladder/failed-grants/retry"
      const reason = "The shop is back"
      const { retry } = await send("post", url, { reason, id }, retried)
      expect(retry).toEqual({ retried: 1, left: 0 })
      await wakeOutbox(s.container)
      const { grants } = await get(
        "/admin/ladder/grants?state=issued",
        answers.grants
      )
      expect(grants).toMatchObject([{ id, customer_id: s.ada.id }])
      const again = await ask(api, "post", url, staff(), { reason, id })
      expect(again.status).toBe(409)
      expect(again.body.message).toContain(`"${id}" is issued`)
      const none = { reason, id: "lgr_none" }
      expect((await ask(api, "post", url, staff(), none)).status).toBe(404)
      expect((await send("post", url, { reason }, retried)).retry).toEqual({
        retried: 0,
        left: 0,
      })
    })
  },
})
