import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  createSalesChannelsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import request from "supertest"
import { hostileBody } from "../../src/api/test/hostile-body"
import { conversionTypes, type ConversionType } from "../../src/conversions"
import type { Attributes, LadderDocument } from "../../src/engine"
import ladderOutbox from "../../src/jobs/ladder-outbox"
import { queryShop } from "../../src/shop/query-shop"
import { tidyStorefront } from "../../src/storefront/tidy-storefront"
import { recordConversionsWorkflow } from "../../src/workflows"
import { chooseSeed, Random } from "../modules/random"
import { ask, hire } from "./api-shop"
import { ladderOf, publishLadder } from "./rewards-shop"
import { registerCustomer, type Customer } from "./shop/customers"
import {
  asking,
  drawn,
  paying,
  pointsByRule,
  slugOf,
  twoRules,
  type Things,
} from "./shop/every-type"
import { openShop } from "./shop/open-shop"
import type { Shop } from "./shop/shop"

const open = conversionTypes.filter(({ from }) => from.includes("storefront"))
const deeds = open.filter(({ undoes }) => undoes === undefined)
const undoing = open.filter(({ undoes }) => undoes !== undefined)

/** Two rules for each type: any, and only those that say what the second says. */
const everyType = (things: Things): LadderDocument =>
  paying(
    deeds.flatMap((type) => twoRules(type, asking(drawn(type, 1, things))))
  )

const pages: LadderDocument = {
  name: "Pages",
  zone: "Europe/Berlin",
  rungs: [{ id: "fan", name: "Fan", enter: { kind: "points", at_least: 50 } }],
  earn: [
    {
      id: "page",
      type: "page.viewed",
      points: { fixed: 1 },
      cap: { times: 40, per: "day" },
    },
    {
      id: "form",
      type: "form.submitted",
      points: { fixed: 10 },
      cap: { times: 5, per: "day" },
    },
  ],
  rewards: [],
}

const hour = 3_600_000
const ago = (ms: number) => new Date(Date.now() - ms).toISOString()
const page = (key: string, more: object = {}) => ({
  key,
  type: "page.viewed",
  ...more,
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
      expect(await ladderOf(shop.container).recording.verify()).toEqual([])
      expect(({} as { admin?: boolean }).admin).toBeUndefined()
    })

    const rows = <Row>(sql: string, bindings: readonly unknown[] = []) =>
      queryShop<Row>(shop.container, sql, bindings)

    const store = (token?: string): Record<string, string> => ({
      "x-publishable-api-key": shop.key,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    })

    const send = (
      events: readonly object[],
      by: { customer?: Customer; visitor?: string }
    ) =>
      ask(api, "post", "/store/ladder/events", store(by.customer?.token), {
        ...(by.visitor !== undefined && { visitor: by.visitor }),
        events,
      })

    const answersOf = async (sent: request.Test): Promise<string[]> => {
      const { status, body } = await sent
      expect({ status, body }).toMatchObject({ status: 200 })
      return body.events.map((one: { answer: string }) => one.answer)
    }

    const issueToken = async (): Promise<string> => {
      const url = "/store/ladder/visitors"
      const { status, body } = await ask(api, "post", url, store(), {})
      expect({ status, body }).toMatchObject({ status: 200 })
      const left = Date.parse(body.visitor.expires_at) - Date.now()
      expect(Math.round(left / 24 / hour)).toBe(30)
      return body.visitor.token as string
    }

    const join = (visitor: string, customer: Customer, consent = true) =>
      ask(api, "post", "/store/ladder/visitors/join", store(customer.token), {
        visitor,
        consent,
      })

    const pointsBy = (customer?: Customer) =>
      pointsByRule(shop.container, customer?.id)

    const things = async (): Promise<Things> => {
      const variant = [shop.variant_id, shop.other_variant_id]
      const found = await rows<{ id: string; product_id: string }>(
        "select id, product_id from product_variant where id = any(?)",
        [variant]
      )
      const productOf = new Map(found.map((row) => [row.id, row.product_id]))
      return {
        variant,
        product: variant.map((id) => productOf.get(id) ?? ""),
      }
    }

    it("counts every type that comes from shop fronts, any and a certain one, and takes it back", async () => {
      const known = await things()
      expect(new Set(known.product).size).toBe(2)
      await publishLadder(shop.container, everyType(known))
      const events = deeds.flatMap((type) =>
        ([0, 1] as const).map((n) => ({
          key: `${type.name}:${n}`,
          type: type.name,
          at: ago(hour + n),
          attributes: drawn(type, n, known),
        }))
      )
      expect(events.length).toBeGreaterThan(50)
      const first = await answersOf(send(events, { customer: ada }))
      expect(first).toEqual(events.map(() => "recorded"))
      expect(
        await answersOf(send(events.slice(0, 10), { customer: ada }))
      ).toEqual(first.slice(0, 10).map(() => "duplicate"))
      const expected = (left: (type: ConversionType) => [number, number]) =>
        Object.fromEntries(
          deeds.flatMap((type) => {
            const [any, own] = left(type)
            return [
              [`any-${slugOf(type)}`, any],
              [`own-${slugOf(type)}`, own],
            ]
          })
        )
      expect(await pointsBy()).toEqual(expected(() => [2, 1]))
      const [viewed] = await rows<{ attributes: Attributes; source: string }>(
        "select attributes, source from ladder_event where key = ?",
        [`store:${ada.id}:product.viewed:1`]
      )
      expect(viewed).toMatchObject({
        source: "storefront",
        attributes: {
          product: [known["product"]?.[1]],
          sales_channel: shop.sales_channel_id,
        },
      })

      const back = undoing.map(({ name, undoes = "" }) => ({
        key: `${name}:1`,
        type: name,
        undoes: `${undoes}:1`,
      }))
      expect(back.length).toBeGreaterThan(4)
      expect(await answersOf(send(back, { customer: ada }))).toEqual(
        back.map(() => "recorded")
      )
      const undone = new Set(undoing.map(({ undoes }) => undoes))
      expect(await pointsBy()).toEqual(
        expected(({ name }) => (undone.has(name) ? [1, 0] : [2, 1]))
      )
    })

    it("counts for whoever is logged in, and for who joins a visitor, once, in order", async () => {
      await publishLadder(shop.container, pages)
      const before = await publishedAt()
      const token = await issueToken()
      const nobody = await send([page("a")], {})
      expect(nobody.status).toBe(401)
      const made = `lavis_${"A".repeat(43)}`
      expect((await send([page("a")], { visitor: made })).status).toBe(401)
      expect((await send([page("a")], { visitor: "me" })).status).toBe(400)
      const broken = { ...ada, token: `${ada.token}x` }
      expect((await send([page("a")], { customer: broken })).status).toBe(401)

      const did = [
        page("late", { at: before(30) }),
        { key: "f", type: "form.submitted", attributes: { form: "trial" } },
        page("early", { at: before(10) }),
        page("undated"),
      ]
      const asVisitor = send(did, { visitor: token })
      expect((await asVisitor).body.sent_by).toBe("visitor")
      expect(await answersOf(send(did, { visitor: token }))).toEqual(
        did.map(() => "duplicate")
      )
      expect(await pointsBy()).toEqual({})
      expect(
        await rows("select key from ladder_event where source = 'storefront'")
      ).toEqual([])

      // Logged in, the same once more: she had no answer to her first try.
      expect(await answersOf(send([did[1]!], { customer: ada }))).toEqual([
        "recorded",
      ])
      expect((await join(token, ada, false)).status).toBe(400)
      expect(await pointsBy()).toEqual({ form: 10 })
      const joined = await join(token, ada)
      expect({ status: joined.status, body: joined.body }).toEqual({
        status: 200,
        body: {
          joined: { recorded: 3, duplicate: 0, conflict: 1, refused: 0 },
        },
      })
      expect(await pointsBy(ada)).toEqual({ page: 3, form: 10 })
      const keys = await rows<{ key: string }>(
        `select key from ladder_event where source = 'storefront'
         order by occurred_at`
      )
      expect(keys.map(({ key }) => key.split(":").at(-1)).slice(0, 2)).toEqual([
        "early",
        "late",
      ])
      expect((await join(token, ada)).body.joined.recorded).toBe(0)
      const taken = await join(token, bob)
      expect(taken.status).toBe(409)
      expect(JSON.stringify(taken.body)).not.toContain(ada.id)
      expect((await send([page("more")], { visitor: token })).status).toBe(401)
      expect(
        await answersOf(send(did, { customer: ada, visitor: token }))
      ).toEqual(did.map(() => "duplicate"))

      // Everybody has keys of their own: nobody meets or undoes another's.
      const withdrawn = { key: "w", type: "form.withdrawn", undoes: "f" }
      expect(
        await answersOf(send([page("late"), withdrawn], { customer: bob }))
      ).toEqual(["recorded", "recorded"])
      expect(await pointsBy(ada)).toEqual({ page: 3, form: 10 })
      await expect(
        recordConversionsWorkflow(shop.container).run({
          input: {
            events: [
              {
                key: `store:${bob.id}:x`,
                type: "page.viewed",
                customer: bob.id,
                at: Date.now(),
                attributes: {},
              },
            ],
          },
        })
      ).rejects.toMatchObject({
        message: expect.stringContaining('keys beginning with "customer:"'),
      })

      await carriedAfterACrash()
      await goneWithTheCustomer()
    })

    /** Moments after the ladder was published, in milliseconds. */
    async function publishedAt(): Promise<(ms: number) => string> {
      const [row] = await rows<{ at: Date }>(
        "select published_at as at from ladder"
      )
      return (ms) => new Date(row!.at.getTime() + ms).toISOString()
    }

    async function carriedAfterACrash(): Promise<void> {
      const { visitors } = ladderOf(shop.container)
      const token = await issueToken()
      await answersOf(send([page("left-behind")], { visitor: token }))
      const [visitor] = await rows<{ id: string }>(
        "select id from ladder_visitor where customer_id is null"
      )
      await visitors.join(visitor!.id, bob.id)
      await rows(
        "update ladder_visitor set joined_at = joined_at - interval '2 minutes'"
      )
      await ladderOutbox(shop.container)
      expect(await pointsBy(bob)).toEqual({ page: 1 })
      await tidyStorefront(shop.container)
      expect(await pointsBy(bob)).toEqual({ page: 2 })
      expect(await rows("select key from ladder_visitor_event")).toEqual([])
    }

    async function goneWithTheCustomer(): Promise<void> {
      await shop.container
        .resolve(Modules.CUSTOMER)
        .softDeleteCustomers([bob.id])
      expect((await send([page("ghost")], { customer: bob })).status).toBe(401)
      expect((await join(await issueToken(), bob)).status).toBe(401)
    }

    const countRows = async () =>
      await rows(
        `select (select count(*)::int from ladder_event
             where source in ('storefront', 'api')) as events,
           (select count(*)::int from ladder_visitor_event) as kept,
           (select count(*)::int from ladder_parked_event) as parked`
      )

    it("refuses what it should, with the reason, and writes nothing of it", async () => {
      await publishLadder(shop.container, pages)
      const admin = await hire(shop.container, api)
      const known = await things()
      const wrong: string[] = []
      const expectRefusal = (
        what: string,
        { status, body, text }: request.Response,
        allowed: readonly number[],
        mentions = ""
      ) => {
        const message = String(body.message ?? "")
        if (!allowed.includes(status) || !message.includes(mentions)) {
          wrong.push(`${what}: ${status} ${message}`)
        }
        if (/\bat .*\.(js|ts):\d|select .* from|insert into/i.test(text)) {
          wrong.push(`${what} leaks ${text.slice(0, 300)}`)
        }
      }
      const post = (body: string | object, url = "/store/ladder/events") =>
        ask(api, "post", url, store(ada.token), body)
      const beacon = `/ladder/events?key=${shop.key}`
      const staff = { authorization: `Bearer ${admin}` }
      const bulk = (body: string | object) =>
        ask(api, "post", "/admin/ladder/events", staff, body)

      // One bad event refuses all, before anything is written.
      expectRefusal(
        "a type of the shop's own",
        await post({ events: [page("a"), { key: "b", type: "order.placed" }] }),
        [400],
        'events[1].type: is "order.placed"; one of customer.consented'
      )
      for (const [name, extra] of Object.entries({
        customer_id: bob.id,
        points: 1e6,
        is_admin: true,
        metadata: { tier: "gold" },
        value: 9_999,
      })) {
        expectRefusal(
          `attacks 38 and 45: ${name}`,
          await post({ events: [page("a", { [name]: extra })] }),
          [400],
          `events[0].${name}: is not allowed here`
        )
      }
      const seconds = ["NaN", "-1", "1e309", '"10"', "[10]", "true", "0.001"]
      for (const value of [...seconds, "9223372036854775808"]) {
        const text = `{"events":[{"key":"a","type":"page.viewed","attributes":{"seconds":${value}}}]}`
        expectRefusal(`attack 39: ${value}`, await post(text), [400])
        const money = `{"events":[{"key":"a","type":"purchase.offline","customer":"${ada.id}","at":"2026-01-01T00:00:00Z","currency":"eur","value":${value}}]}`
        if (value !== "-1") {
          expectRefusal(`attack 39: ${value}`, await bulk(money), [400])
        }
      }
      const random = new Random(chooseSeed())
      for (let n = 0; n < 150; n++) {
        // What is good by chance would be taken in.
        const body = hostileBody((end) => random.below(end))
          .replaceAll("page.viewed", "page.seen")
          .replaceAll("nps.answered", "nps.asked")
          .replaceAll("form.withdrawn", "form.lost")
        expectRefusal(body, await post(body), [400])
        expectRefusal(body, await post(body, beacon), [400])
        expectRefusal(body, await bulk(body), [400])
      }
      const deep = "[".repeat(30_000) + "]".repeat(30_000)
      expectRefusal("depth", await post(deep), [400], "too deeply")
      const long = JSON.stringify({ events: "x".repeat(110_000) })
      expectRefusal("S15", await post(long), [413])
      expectRefusal("S15", await post(long.slice(0, 70_000), beacon), [413])
      expectRefusal(
        "S15",
        await bulk(`${long.slice(0, -2)}${"x".repeat(1_000_000)}"}`),
        [413]
      )
      const offline = {
        type: "purchase.offline",
        customer: ada.id,
        at: ago(hour),
      }
      const many = Array.from({ length: 1_001 }, (_, i) => page(`k${i}`))
      expectRefusal(
        "S15",
        await post({ events: many.slice(0, 101) }),
        [400],
        "events: is too long; a list of 1 to 100"
      )
      expectRefusal(
        "S15",
        await bulk({ events: many.map((one) => ({ ...one, ...offline })) }),
        [400],
        "events: is too long; a list of 1 to 1000"
      )
      expectRefusal(
        "a query",
        await post({ events: [page("a")] }, "/store/ladder/events?fields=*"),
        [400],
        "fields: is not allowed"
      )
      expectRefusal(
        "a source's key",
        await bulk({
          events: [
            {
              key: `store:${ada.id}:a`,
              type: "purchase.offline",
              customer: ada.id,
              at: ago(hour),
            },
          ],
        }),
        [400],
        "events[0].key: is "
      )
      expect(wrong).toEqual([])
      expect(await countRows()).toEqual([{ events: 0, kept: 0, parked: 0 }])

      // What depends on the moment and the shop is refused alone.
      const looked = (product: string, more: object = {}) => ({
        key: `look-${product}`,
        type: "product.viewed",
        attributes: { product, ...more },
      })
      const { body } = await post({
        events: [
          page("future", { at: ago(-hour) }),
          page("long-ago", { at: ago(25 * hour) }),
          page("elsewhere", { attributes: { sales_channel: "sc_other" } }),
          looked("prod_none"),
          looked(known["product"]![0]!, { category: "pcat_claimed" }),
          page("good"),
        ],
      })
      expect(body.events).toMatchObject([
        {
          key: "future",
          answer: "refused",
          reason: expect.stringContaining("within the last 24 hours"),
        },
        { key: "long-ago", answer: "refused" },
        {
          key: "elsewhere",
          answer: "refused",
          reason: expect.stringContaining('sales_channel: is "sc_other"'),
        },
        {
          answer: "refused",
          reason: expect.stringContaining('product: is "prod_none"'),
        },
        { answer: "recorded", reason: null },
        { key: "good", answer: "recorded", reason: null },
      ])
      const [look] = await rows<{ attributes: Attributes }>(
        "select attributes from ladder_event where type = 'product.viewed'"
      )
      expect(look?.attributes).not.toHaveProperty("category")

      const staffs = {
        key: "till:1",
        type: "purchase.offline",
        customer: ada.id,
        at: ago(hour),
        value: 1_000,
        currency: "eur",
      }
      const told = await bulk({
        events: [
          staffs,
          staffs,
          { ...staffs, value: 2_000 },
          { ...staffs, key: "till:2", customer: "cus_none" },
          { ...staffs, key: "till:3", at: ago(-hour) },
        ],
      })
      expect(told.body.events).toEqual([
        { key: "till:1", answer: "recorded", reason: null },
        { key: "till:1", answer: "duplicate", reason: null },
        { key: "till:1", answer: "conflict", reason: null },
        { key: "till:2", answer: "parked", reason: "customer_unknown" },
        { key: "till:3", answer: "refused", reason: expect.any(String) },
      ])
      const [till] = await rows<{ attributes: Attributes }>(
        "select attributes from ladder_event where key = 'till:1'"
      )
      expect(till?.attributes["recorded_by"]).toMatch(/^user_/)
    })

    it("takes beacons of the shop's own pages, by key and cookie, and no more than is allowed", async () => {
      await publishLadder(shop.container, pages)
      const front = "http://localhost:8000"
      const events = (...keys: string[]) =>
        JSON.stringify({ events: keys.map((key) => page(key)) })
      const beacon = (
        body: string,
        headers: Record<string, string> = {},
        key = shop.key
      ) =>
        request(api.defaults.baseURL ?? "")
          .post(`/ladder/events?key=${key}`)
          .set({ "content-type": "text/plain;charset=UTF-8", ...headers })
          .send(body)
      const visitor = await issueToken()
      const asVisitor = JSON.stringify({ visitor, events: [page("v")] })

      const taken = await beacon(asVisitor, { origin: front })
      expect(taken.status).toBe(200)
      expect(taken.headers).toMatchObject({
        "access-control-allow-origin": front,
        "access-control-allow-credentials": "true",
        vary: expect.stringContaining("Origin"),
      })
      // Other servers have no origin, and the shop's own pages that of its host.
      expect((await beacon(asVisitor)).status).toBe(200)
      const own = new URL(api.defaults.baseURL ?? "").origin
      expect((await beacon(asVisitor, { origin: own })).status).toBe(200)
      for (const origin of [
        "https://evil.example",
        "null",
        `${front}.evil.example`,
      ]) {
        const refused = await beacon(asVisitor, { origin })
        expect([origin, refused.status]).toEqual([origin, 403])
        expect(refused.headers["access-control-allow-origin"]).toBeUndefined()
      }
      const asked = (origin: string) =>
        request(api.defaults.baseURL ?? "")
          .options("/ladder/events")
          .set({ origin, "access-control-request-method": "POST" })
      expect((await asked(front)).status).toBe(204)
      expect((await asked(front)).headers["access-control-allow-methods"]).toBe(
        "POST"
      )
      expect((await asked("https://evil.example")).status).toBe(403)

      for (const key of [
        "pk_none",
        "",
        await secretKey(),
        await revokedKey(),
      ]) {
        const { status } = await beacon(asVisitor, {}, key)
        expect([401, 400]).toContain(status)
      }
      expect((await beacon("{no json")).status).toBe(400)

      // A cookie alone is no consent: which page sent it is asked, too.
      const { headers } = await ask(api, "post", "/auth/session", {
        authorization: `Bearer ${ada.token}`,
      })
      const cookie = String(headers["set-cookie"])
      expect((await beacon(events("c"), { cookie })).status).toBe(401)
      expect(
        (await beacon(events("c"), { cookie, origin: "https://evil.example" }))
          .status
      ).toBe(403)
      const hers = await beacon(events("c"), { cookie, origin: front })
      expect(hers.body).toMatchObject({
        sent_by: "customer",
        events: [{ answer: "recorded" }],
      })
      const token = { authorization: `Bearer ${ada.token}` }
      expect((await beacon(events("c"), token)).body.events[0].answer).toBe(
        "duplicate"
      )
      expect(await pointsBy()).toEqual({ page: 1 })

      await ofSeveralChannels()
      await limited()
      await switchedOff()
    })

    async function switchedOff(): Promise<void> {
      const { storefront } = ladderOf(shop.container).settings()
      Object.assign(storefront, { events: false })
      try {
        const events = await send([page("off")], { customer: ada })
        const visitors = "/store/ladder/visitors"
        const visitor = await ask(api, "post", visitors, store(), {})
        expect([events.status, visitor.status]).toEqual([404, 404])
      } finally {
        Object.assign(storefront, { events: true })
      }
    }

    async function secretKey(): Promise<string> {
      const { result } = await createApiKeysWorkflow(shop.container).run({
        input: {
          api_keys: [{ title: "till", type: "secret", created_by: "" }],
        },
      })
      return result[0]!.token
    }

    async function revokedKey(): Promise<string> {
      const { result } = await createApiKeysWorkflow(shop.container).run({
        input: {
          api_keys: [{ title: "old", type: "publishable", created_by: "" }],
        },
      })
      await shop.container
        .resolve(Modules.API_KEY)
        .revoke(result[0]!.id, { revoked_by: "user_1" })
      return result[0]!.token
    }

    /** A key of two channels says neither, and lets the page say one of them. */
    async function ofSeveralChannels(): Promise<void> {
      const { container } = shop
      const { result: channels } = await createSalesChannelsWorkflow(
        container
      ).run({ input: { salesChannelsData: [{ name: "A" }, { name: "B" }] } })
      const { result: keys } = await createApiKeysWorkflow(container).run({
        input: {
          api_keys: [{ title: "two", type: "publishable", created_by: "" }],
        },
      })
      const [a, b] = channels.map(({ id }) => id)
      await linkSalesChannelsToApiKeyWorkflow(container).run({
        input: { id: keys[0]!.id, add: [a!, b!] },
      })
      const { body } = await ask(
        api,
        "post",
        `/ladder/events?key=${keys[0]!.token}`,
        { authorization: `Bearer ${ada.token}` },
        {
          events: [
            page("of-none"),
            page("of-b", { attributes: { sales_channel: b } }),
            page("of-other", {
              attributes: { sales_channel: shop.sales_channel_id },
            }),
          ],
        }
      )
      expect(
        body.events.map(({ answer }: { answer: string }) => answer)
      ).toEqual(["recorded", "recorded", "refused"])
      const found = await rows<{ channel: string | null }>(
        `select attributes->>'sales_channel' as channel from ladder_event
         where key like '%:of-%' order by key`
      )
      expect(found.map(({ channel }) => channel)).toEqual([b, null])
    }

    /** 120 events a minute, and what was answered before is there. */
    async function limited(): Promise<void> {
      const many = (name: string, n: number) =>
        Array.from({ length: n }, (_, i) => page(`${name}-${i}`))
      const first = await answersOf(send(many("x", 100), { customer: bob }))
      expect(first).toEqual(many("x", 100).map(() => "recorded"))
      const over = await send(many("y", 30), { customer: bob })
      expect(over.status).toBe(429)
      expect(Number(over.headers["retry-after"])).toBeGreaterThan(0)
      expect(over.body.message).toContain("Too many events")
      expect(
        await answersOf(send(many("y", 15), { customer: bob }))
      ).toHaveLength(15)
      const [row] = await rows<{ count: number }>(
        "select count(*)::int from ladder_event where customer_id = ? and source = 'storefront'",
        [bob.id]
      )
      expect(row?.count).toBe(115)
      expect(await pointsBy(bob)).toEqual({ page: 40 })

      const tokens = await Promise.all(
        Array.from({ length: 130 }, () =>
          ask(api, "post", "/store/ladder/visitors", store(), {})
        )
      )
      const refused = tokens.filter(({ status }) => status === 429)
      expect(tokens.filter(({ status }) => status === 200).length).toBeLessThan(
        120
      )
      expect(refused.length).toBeGreaterThan(5)
      expect(refused[0]?.headers["retry-after"]).toBeDefined()
      await shop.container
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)
        .raw("update ladder_allowance set full_at = now()")
      expect(
        (await ask(api, "post", "/store/ladder/visitors", store(), {})).status
      ).toBe(200)
    }
  },
})
