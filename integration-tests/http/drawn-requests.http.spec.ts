import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type request from "supertest"
import { adminRoutes } from "../../src/api/admin/ladder/middlewares"
import { linkRoutes } from "../../src/api/ladder/middlewares"
import { storeRoutes } from "../../src/api/store/ladder/middlewares"
import { beaconRoutes } from "../../src/api/storefront/beacon-routes"
import { conversionTypes } from "../../src/conversions"
import { wakeOutbox } from "../../src/rewards/wake-outbox"
import { queryShop } from "../../src/shop/query-shop"
import { sources } from "../../src/sources"
import { chooseSeed, Random } from "../modules/random"
import { ask, document, openApiShop, type ApiShop } from "./api-shop"
import {
  declaredRoutes,
  RequestDrawer,
  type DeclaredRoute,
  type DrawnRequest,
  type Known,
} from "./drawn-requests"
import { registerCustomer } from "./shop/customers"

/** So many requests; before a release: LADDER_FUZZ=10000. */
const size = Number(process.env.LADDER_FUZZ ?? 400)

/** What is there by then is looked up anew, to be named in requests. */
const looked_up_every = 200

/** Limits far off: what is wanted is answers, not 429. */
process.env.LADDER_STOREFRONT = JSON.stringify({
  events_per_minute: 100_000,
  events_per_day: 1_000_000,
  address_events_per_minute: 1_000_000,
  address_visitors_per_hour: 100_000,
})

const routes = declaredRoutes([
  ...adminRoutes,
  ...storeRoutes,
  ...beaconRoutes,
  ...linkRoutes,
])

const secret = "carol.somebody@example.com"

const texts = [
  ...["Goodwill", "eur", "usd", "k", "till:1", "hand:k", "a:b.c_d-e", "spring"],
  ...["2026-01-01", "2026-02-01", "2026-01-02T12:00:00Z", "Europe/Berlin"],
  ...["0", "1", "2", "20", "50", "1000", "/products/tea", "mastodon"],
  ...["https://shop.example/tea", "Ada", "bronze", "gold", "friends", "thanks"],
  ...[...conversionTypes.map(({ name }) => name), "custom.tasting_attended"],
  ...sources.map(({ name }) => name),
  `lavis_${"A".repeat(43)}`,
].map((text) => JSON.stringify(text))

/** Documents that are right, nearly right, and of another shape. */
const documents = [
  document,
  { ...document, name: "Renamed" },
  { ...document, rungs: document.rungs.slice(0, 1) },
  { ...document, rewards: [] },
  { ...document, zone: "Nowhere/Town" },
  { ...document, rungs: [] },
  { ...document, earn: [{ ...document.earn[0], type: "order.nth" }] },
].map((one) => JSON.stringify(one))

const settings = [
  { percent: 10 },
  { amounts: { eur: 500 }, minimums: { eur: 1_000 } },
  { free_shipping: true, expires_after_days: 30 },
  { percent: 101 },
].map((one) => JSON.stringify(one))

/** What is often right in fields of these names. */
const usual = {
  type: ['"custom.tasting_attended"', '"purchase.offline"', '"page.viewed"'],
  attributes: ["{}"],
  at: ['"2026-01-02T12:00:00Z"', '"2026-01-03T12:00:00Z"'],
  value: ["1000", "-500"],
  currency: ['"eur"'],
  reason: ['"Goodwill"'],
  rung: ['"bronze"', '"gold"'],
  ladder: ['"friends"'],
  source: ['"orders"', '"customers"'],
  from: ['"2026-01-01"'],
  to: ['"2026-02-01"'],
  path: ['"/products/tea"'],
  url: ['"/products/tea"'],
  network: ['"mastodon"'],
  position: ['"0"', '"1"'],
}

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  testSuite: ({ api, getContainer }) => {
    let s: ApiShop

    beforeAll(async () => {
      s = await openApiShop(getContainer(), api)
      await registerCustomer(s.shop, secret)
      await s.ladder.recording.record(
        [
          {
            key: "hand:first",
            type: "custom.tasting_attended",
            customer: s.ada.id,
            at: Date.parse("2026-01-01T12:00:00Z"),
            attributes: {},
          },
        ],
        "staff"
      )
      await wakeOutbox(s.container)
    })

    afterAll(() => {
      delete process.env.LADDER_STOREFRONT
    })

    const idsOf = async (sql: string): Promise<string[]> => {
      const rows = await queryShop<{ id: string }>(
        s.container,
        `select id from (${sql}) as found limit 20`,
        []
      )
      return rows.map(({ id }) => JSON.stringify(id))
    }

    const known = async (): Promise<Known> => {
      const customers = [s.ada.id, s.bob.id].map((id) => JSON.stringify(id))
      const ladders = [
        JSON.stringify(s.ladder_id),
        ...(await idsOf("select id from ladder order by created_at desc")),
      ]
      const groups = await idsOf("select id from customer_group")
      const byName = {
        ...{ customers, customer: customers, customer_id: customers },
        ...{ customer_ids: customers, guest_id: customers },
        ...{ ladders, ladder_id: ladders, subject: ladders },
        ...{ "customer-groups": groups, customer_group_id: groups },
        grants: await idsOf("select id from ladder_grant"),
        promotions: await idsOf("select id from promotion"),
        offers: await idsOf("select id from ladder_offer_run"),
        runs: await idsOf("select id from ladder_preview_run"),
        referrals: await idsOf("select id from ladder_referral"),
        product_id: await idsOf("select id from product"),
        code: await idsOf("select code as id from ladder_invite"),
        coupons: await idsOf("select code as id from ladder_grant"),
        key: [
          ...(await idsOf("select key as id from ladder_parked_event")),
          JSON.stringify(s.shop.key),
          '"k"',
        ],
        document: documents,
        settings,
        ...usual,
      }
      const drawable = Object.entries(byName).filter(
        ([, values]) => values.length > 0
      )
      return { byName: Object.fromEntries(drawable), texts }
    }

    /** As staff, or as a customer in the shop front. */
    const headersOf = (
      { matcher }: DeclaredRoute,
      customer: string
    ): Record<string, string> =>
      matcher.startsWith("/admin")
        ? { authorization: `Bearer ${s.admin}` }
        : {
            "x-publishable-api-key": s.shop.key,
            authorization: `Bearer ${customer}`,
          }

    /** Mostly who may; now and then somebody else. */
    const drawnHeaders = (
      route: DeclaredRoute,
      random: Random
    ): Record<string, string> => {
      const token = random.chance(50) ? s.ada.token : s.bob.token
      const headers = headersOf(route, token)
      if (random.chance(5)) {
        return random.chance(50)
          ? {}
          : { ...headers, authorization: "Bearer broken" }
      }
      return headers
    }

    const faultsOf = (
      sent: DrawnRequest,
      { status, text }: request.Response
    ): string[] => {
      const said = `${sent.url} ${sent.body ?? ""}`
      return [
        ...(status >= 500 ? [`status ${status}`] : []),
        ...(/\bat .*\.(js|ts):\d|select .* from|insert into|constraint "/i.test(
          text
        ) && status >= 400
          ? ["leaks what is inside"]
          : []),
        ...(status >= 400 && text.includes(secret) && !said.includes(secret)
          ? ["names somebody else"]
          : []),
        ...(status >= 400 && text.length > 6_000
          ? [`is ${text.length} long`]
          : []),
      ].map(
        (fault) =>
          `${sent.method} ${sent.url.slice(0, 300)} ${(sent.body ?? "").slice(0, 400)}: ${fault}: ${text.slice(0, 300)}`
      )
    }

    it("S15: refuses a body that is too large for its route, on every route that takes one", async () => {
      const wrong: string[] = []
      for (const route of routes.filter(({ method }) => method === "post")) {
        const { matcher, size_max } = route
        const url = matcher.replaceAll(/:\w+/g, s.ladder_id)
        const body = `{"a":"${"x".repeat((size_max ?? 0) + 1)}"}`
        const headers = headersOf(route, s.ada.token)
        const { status } = await ask(api, "post", url, headers, body)
        if (size_max === null || status !== 413) {
          wrong.push(`${matcher}, at most ${size_max}: ${status}`)
        }
      }
      expect(wrong).toEqual([])
    })

    it(
      "S14: answers what is drawn from the routes' own schemas without a 5xx, a stack, SQL or what is others'",
      async () => {
        const random = new Random(chooseSeed())
        const drawer = new RequestDrawer(random, await known())
        const wrong: string[] = []
        const answered = new Map<string, number>()
        const well = new Set<string>()
        for (let n = 0; n < size; n++) {
          if (n % looked_up_every === looked_up_every - 1) {
            drawer.knows(await known())
          }
          const route = routes[n % routes.length]!
          const sent = drawer.request(route)
          const { method, url, body } = sent
          const answer = await ask(
            api,
            method,
            url,
            drawnHeaders(route, random),
            body
          )
          wrong.push(...faultsOf(sent, answer))
          const kind = `${String(answer.status)[0]}xx`
          answered.set(kind, (answered.get(kind) ?? 0) + 1)
          if (answer.status < 400) {
            well.add(`${method} ${route.matcher}`)
          }
        }
        const left = routes
          .map(({ method, matcher }) => `${method} ${matcher}`)
          .filter((name) => !well.has(name))
        console.log(
          `${size} requests to ${routes.length} routes: ${JSON.stringify(Object.fromEntries(answered))}; never answered well: ${left.join(", ") || "none"}`
        )
        expect(wrong).toEqual([])
        expect(size).toBeGreaterThanOrEqual(routes.length)
        // Else they would all be refused at the door.
        expect(answered.get("2xx")).toBeGreaterThan(size / 10)
        await wakeOutbox(s.container)
        expect(await s.ladder.recording.verify()).toEqual([])
        expect(({} as { admin?: boolean }).admin).toBeUndefined()
        const knex = s.container.resolve(
          ContainerRegistrationKeys.PG_CONNECTION
        )
        const { rows } = await knex.raw("select count(*) from ladder_event")
        expect(Number(rows[0].count)).toBeGreaterThan(0)
      },
      120_000 + size * 100
    )
  },
})
