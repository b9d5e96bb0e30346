import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { Modules } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { adminRoutes } from "../../src/api/admin/ladder/middlewares"
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
import * as coupons from "../../src/api/admin/ladder/grants/responses"
import * as offers from "../../src/api/admin/ladder/offers/responses"
import * as answers from "../../src/api/admin/ladder/responses"
import { linkRoutes } from "../../src/api/ladder/middlewares"
import { beaconRoutes } from "../../src/api/storefront/beacon-routes"
import { storeRoutes } from "../../src/api/store/ladder/middlewares"
import { storeLadder } from "../../src/api/store/ladder/responses"
import { sweep } from "../../src/jobs/ladder-sweep"
import { ladderOf } from "../../src/modules/ladder/ladder-of"
import { wakeOutbox } from "../../src/rewards/wake-outbox"
import {
  ask,
  document,
  openApiShop,
  type ApiShop,
  type Method,
} from "./api-shop"
import { registerCustomer } from "./shop/customers"
import { eventually } from "./shop/recorded"

const apiFolder = path.resolve(__dirname, "../../src/api")

/** Every route there is a file for, as `GET /admin/…/:id`. */
function routesOnDisk(): string[] {
  return readdirSync(apiFolder, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts")
    .flatMap((file) => {
      const url = path.dirname(file).replace(/\[(\w+)\]/g, ":$1")
      const text = readFileSync(path.join(apiFolder, file), "utf8")
      const methods = [...text.matchAll(/export const (GET|POST|DELETE)\b/g)]
      return methods.map(([, method]) => `${method} /${url}`)
    })
    .sort()
}

const named = (routes: typeof storeRoutes) =>
  routes.flatMap((route) =>
    (route.methods ?? []).map((method) => `${method} ${String(route.matcher)}`)
  )

const declared = named([...adminRoutes, ...storeRoutes, ...beaconRoutes])

/** For everybody: what they do is in what they are given, which is signed. */
const signed = named(linkRoutes)

/** Routes of the shop front that whoever has its key may call. */
const forVisitors = [
  "/store/ladder/events",
  "/store/ladder/visitors",
  "/ladder/events",
]

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  testSuite: ({ api, getContainer }) => {
    let s: ApiShop
    const staff = () => ({ authorization: `Bearer ${s.admin}` })
    const store = (token?: string): Record<string, string> => ({
      "x-publishable-api-key": s.shop.key,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    })

    const get = async <T>(url: string, schema: z.ZodType<T>): Promise<T> => {
      const { status, body } = await ask(api, "get", url, staff())
      expect({ url, status, body }).toMatchObject({ status: 200 })
      return schema.parse(body)
    }
    const send = async <T>(
      method: Method,
      url: string,
      body: object | undefined,
      schema: z.ZodType<T>
    ): Promise<T> => {
      const sent = await ask(api, method, url, staff(), body)
      expect({ url, status: sent.status, body: sent.body }).toMatchObject({
        status: 200,
      })
      return schema.parse(sent.body)
    }

    const ladders = "/admin/ladder/ladders"
    const customers = "/admin/ladder/customers"
    const tasting = { type: "custom.tasting_attended" }
    const attend = (id: string) =>
      send("post", `${customers}/${id}/events`, tasting, answers.recorded)
    const rungOf = async (id: string) =>
      (await get(`${customers}/${id}`, answers.standings)).standings[0]?.rung_id

    beforeAll(async () => {
      s = await openApiShop(getContainer(), api)
    })

    afterEach(async () => {
      await wakeOutbox(s.container)
      expect(await s.ladder.recording.verify()).toEqual([])
    })

    it("keeps ladders as drafts until they are published", async () => {
      const { ladder } = await send(
        "post",
        ladders,
        { handle: "trade", document },
        answers.ladder
      )
      expect(ladder).toMatchObject({ status: "draft", version: 0, live: null })
      const url = `${ladders}/${ladder.id}`

      const again = await ask(api, "post", ladders, staff(), {
        handle: "trade",
        document,
      })
      expect(again.status).toBe(409)
      expect(again.body.message).toMatch(/^handle: .*"trade"/)

      const renamed = { ...document, name: "Trade" }
      await send("post", `${url}/draft`, { document: renamed }, answers.ladder)
      const published = await send(
        "post",
        `${url}/publish`,
        { reason: "Opening" },
        answers.ladder
      )
      expect(published.ladder).toMatchObject({
        status: "live",
        name: "Trade",
        version: 1,
        live: renamed,
        draft: null,
      })
      const nothingLeft = await ask(api, "post", `${url}/publish`, staff(), {
        reason: "Again",
      })
      expect(nothingLeft.status).toBe(409)
      expect(nothingLeft.body.message).toMatch(/^draft: .*"trade" has none/)

      expect(await get(url, answers.ladder)).toEqual(published)
      const listed = await get(`${ladders}?limit=1&offset=1`, answers.ladders)
      expect(listed).toMatchObject({ count: 2, limit: 1, offset: 1 })
      expect(listed.ladders[0]).toMatchObject({ handle: "trade", version: 1 })
    })

    it("refuses a ladder that cannot be read, with the path of the fault", async () => {
      const rungs = [
        {
          ...document.rungs[0],
          enter: { all: [{ kind: "points", at_least: "10" }] },
        },
      ]
      const sent = await ask(api, "post", ladders, staff(), {
        handle: "broken",
        document: { ...document, rungs },
      })
      expect(sent.status).toBe(422)
      expect(sent.body.message).toContain(
        'document.rungs[0].enter.all[0].at_least: is "10"; a whole number from 1 to'
      )
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

    it("shows staff the ladder: rungs, members, moves, leaders, coupons", async () => {
      await attend(s.ada.id)
      await wakeOutbox(s.container)
      const url = `${ladders}/${s.ladder_id}`
      const { rungs } = await get(`${url}/rungs`, answers.rungs)
      expect(rungs.map(({ rung, position }) => [position, rung])).toEqual([
        [0, null],
        [1, "bronze"],
        [2, "gold"],
      ])
      expect(rungs[1]).toMatchObject({ members: 1, name: "Bronze" })
      expect(rungs[1]?.customer_group_id).toMatch(/^cusgroup_/)
      const onBronze = await get(`${url}/members?position=1`, answers.members)
      expect(onBronze).toMatchObject({
        next: null,
        cut_short: false,
        members: [
          {
            customer: {
              id: s.ada.id,
              name: "Ada Example",
              email: "ada@example.com",
            },
            status_points: 100,
          },
        ],
      })
      const latest = await get(`${url}/moves/latest`, answers.latestMoves)
      expect(latest.moves).toMatchObject([
        {
          customer: { id: s.ada.id },
          from: null,
          to: "Bronze",
          direction: "up",
        },
      ])
      const at = new Date(latest.moves[0]?.at ?? "")
      const berlin = { timeZone: "Europe/Berlin" }
      const day = at.toLocaleDateString("sv-SE", berlin)
      const { moves } = await get(
        `${url}/moves?from=${day}&to=${day}`,
        answers.moves
      )
      expect(moves).toEqual([{ day, up: 1, down: 0 }])
      const { leaders } = await get(`${url}/leaders?limit=10`, answers.leaders)
      expect(leaders[0]).toMatchObject({
        customer: { id: s.ada.id },
        rung: "Bronze",
        status_points: 100,
      })
      expect(
        await get(`${url}/coupons?from=${day}&to=${day}`, answers.couponFigures)
      ).toEqual({
        coupons: {
          issued: 1,
          redeemed: 0,
          voided: 0,
          discounts: {},
          revenue: {},
        },
      })
      const behind = await get(
        `${url}/coupons/issued?from=${day}&to=${day}`,
        answers.couponsBehind
      )
      expect(behind).toMatchObject({
        count: 1,
        coupons: [{ customer: { id: s.ada.id }, grant: { discount: null } }],
      })
      const history = await get(
        `${url}/rungs/history?from=${day}&to=${day}`,
        answers.rungHistory
      )
      expect(history).toEqual({
        rungs: [
          { rung: "bronze", name: "Bronze" },
          { rung: "gold", name: "Gold" },
        ],
        days: [{ day, members: [1, 0] }],
      })
      const ofDay = await get(
        `${url}/moves/latest?from=${day}&to=${day}`,
        answers.latestMoves
      )
      expect(ofDay.moves).toEqual(latest.moves)
      const before = await get(
        `${url}/moves/latest?from=2020-01-01&to=2020-02-01`,
        answers.latestMoves
      )
      expect(before.count).toBe(0)
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

    it("finds members by name, and hands them over as a file", async () => {
      const url = `${ladders}/${s.ladder_id}/members`
      const carla = await registerCustomer(s.shop, "carla@example.com")
      const customersOf = s.container.resolve(Modules.CUSTOMER)
      await customersOf.updateCustomers(carla.id, {
        first_name: '=HYPERLINK("http://evil.example")',
        last_name: "Söder, Carla",
      })
      await attend(carla.id)
      const found = await eventually(
        () => get(`${url}?search=SODER`, answers.members),
        ({ members }) => members.length === 1
      )
      expect(found.members).toMatchObject([
        {
          customer: { id: carla.id, email: "carla@example.com" },
          next: { rung: "Gold" },
        },
      ])
      const mail = await get(`${url}?search=carla@exa`, answers.members)
      expect(mail.members).toHaveLength(1)

      const csv = await ask(api, "get", `${url}/csv?search=carla`, staff())
      expect(csv.status).toBe(200)
      expect(csv.headers["content-type"]).toContain("text/csv")
      const [head, line, ...more] = csv.text.split("\r\n")
      expect(head).toBe(
        "\ufeffcustomer_id,name,email,rung,status_points,spendable_points,next_rung,missing,on_rung_since,last_event,takes_part"
      )
      expect(line).toContain(
        `${carla.id},"'=HYPERLINK(""http://evil.example"") Söder, Carla",carla@example.com,Bronze,`
      )
      expect(line).toContain("Gold,points 100 of 500")
      expect(more).toEqual([""])
      const fileOf = (answer: typeof csv) =>
        answer.headers["content-disposition"]
      expect(fileOf(csv)).toContain('-members.csv"')

      // Of too many to look at the file says that it is not all of them.
      await ladderOf(s.container).members.keepTerms(
        Array.from({ length: 1_000 }, (_, n) => ({
          customer_id: `many${n}`,
          terms: ["common"],
        }))
      )
      const part = await ask(api, "get", `${url}/csv?search=common`, staff())
      expect(fileOf(part)).toContain('-members-first-1000.csv"')

      await customersOf.softDeleteCustomers([carla.id])
      await sweep(s.container)
      const gone = await get(`${url}?search=soder`, answers.members)
      expect(gone.members).toEqual([])
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

    describe("who may do what", () => {
      const secretKey = async () => {
        const { body } = await ask(api, "post", "/admin/api-keys", staff(), {
          title: "till",
          type: "secret",
        })
        return Buffer.from(`${body.api_key.token}:`).toString("base64")
      }

      it("is declared for every route there is", () => {
        expect([...declared, ...signed].sort()).toEqual(routesOnDisk())
        for (const { policies } of adminRoutes) {
          expect(policies).toMatchObject({ resource: "ladder" })
        }
      })

      it("S1: holds on every route for nobody, customers and staff", async () => {
        const key = await secretKey()
        const wrong: string[] = []
        for (const route of declared) {
          const [name = "", matcher = ""] = route.split(" ")
          const url = matcher
            .replace(/customers\/:id/, `customers/${s.bob.id}`)
            .replace(":id", s.ladder_id)
            .replace(":position", "0")
          const method = name.toLowerCase() as Method
          const isStore = !url.startsWith("/admin")
          const isOpen = forVisitors.includes(url)
          const callers: Record<string, [Record<string, string>, boolean]> = {
            nobody: [{}, false],
            "publishable key": [store(), isOpen],
            customer: [store(s.ada.token), isStore],
            "customer's token broken": [store(`${s.ada.token}x`), isOpen],
            staff: [{ ...store(), ...staff() }, !isStore || isOpen],
            "secret key": [
              { ...store(), authorization: `Basic ${key}` },
              !isStore || isOpen,
            ],
          }
          for (const [caller, [headers, mayPass]] of Object.entries(callers)) {
            const { status } = await ask(
              api,
              method,
              url,
              headers,
              method === "post" ? "{}" : undefined
            )
            // Let in, a request may still lack what the route needs.
            const expected = mayPass
              ? status < 500 && status !== 401 && status !== 403
              : status === 401 ||
                (isStore && caller === "nobody" && status === 400)
            if (!expected) {
              wrong.push(`${route} by ${caller}: ${status}`)
            }
          }
        }
        expect(wrong).toEqual([])
      })

      it("ends with the customer", async () => {
        const gone = await ask(
          api,
          "delete",
          `/admin/customers/${s.bob.id}`,
          staff()
        )
        expect(gone.status).toBe(200)
        const his = await ask(api, "get", "/store/ladder", store(s.bob.token))
        expect(his.status).toBe(401)
        const { status } = await ask(
          api,
          "get",
          `${customers}/${s.bob.id}`,
          staff()
        )
        expect(status).toBe(404)
      })
    })
  },
})
