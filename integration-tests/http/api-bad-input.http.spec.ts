import { ask, document, type ApiShop } from "./api-shop"
import { countRows, faultsOf, openForBadInput } from "./bad-input"
import { testInShop } from "./shop/test-in-shop"

/** Values as they stand in the text of a request; JSON knows no others. */
const hostile: Record<string, string> = {
  text: '"10"',
  empty: '""',
  blank: '"   "',
  huge: "1e309",
  "2^63": "9223372036854775808",
  fraction: "1.5",
  true: "true",
  null: "null",
  list: "[]",
  "list of one": "[10]",
  object: "{}",
  "object of arrays": '{"a":[[]]}',
  NUL: '"a\\u0000b"',
  "half a character": '"\\ud800"',
  "long text": JSON.stringify("x".repeat(5_000)),
  SQL: `"'; drop table ladder_event; --"`,
  __proto__: '{"__proto__":{"admin":true}}',
  constructor: '{"constructor":{"prototype":{"admin":true}}}',
  deep: "[".repeat(20_000) + "]".repeat(20_000),
}

/** Hostile values that are fine for a field: they mean what they say there. */
const fine: Record<string, readonly string[]> = {
  text: ["text", "SQL", "long text"],
  "text or null": ["text", "null"],
  slug: ["text"],
  attributes: ["object"],
}

interface Route {
  readonly url: string
  readonly valid: Record<string, unknown>
  /** By field: which of `fine` it is, if any. */
  readonly fields: Record<string, string>
}

/** Bodies that are none: each is refused with its reason, and nothing is written. */
testInShop({
  testSuite: ({ api, getContainer }) => {
    let s: ApiShop
    const staff = () => ({ authorization: `Bearer ${s.admin}` })

    beforeAll(async () => {
      s = await openForBadInput(getContainer(), api)
    })

    afterEach(async () => {
      expect(await s.ladder.recording.verify()).toEqual([])
      expect(({} as { admin?: boolean }).admin).toBeUndefined()
    })

    const routes = (): Route[] => {
      const customer = `/admin/ladder/customers/${s.ada.id}`
      const ladder = `/admin/ladder/ladders/${s.ladder_id}`
      const decision = { ladder_id: "text", reason: "text", id: "text" }
      const why = { ladder_id: s.ladder_id, reason: "Goodwill", id: "d-1" }
      return [
        {
          url: "/admin/ladder/ladders",
          valid: { handle: "other", document },
          fields: { handle: "slug", document: "" },
        },
        {
          url: `${ladder}/draft`,
          valid: { document },
          fields: { document: "" },
        },
        {
          url: `${ladder}/group-coupons`,
          valid: {
            customer_group_id: "cusgroup_none",
            offer_key: "summer",
            name: "Summer",
            settings: { percent: 10 },
            reason: "Goodwill",
          },
          fields: {
            reason: "text",
            customer_group_id: "text",
            offer_key: "slug",
            name: "text",
            settings: "",
          },
        },
        {
          url: `${customer}/events`,
          valid: {
            type: "purchase.offline",
            key: "k-1",
            at: "2026-01-02T12:00:00Z",
            value: 1_000,
            currency: "eur",
            reverses: "hand:first",
            attributes: { place: "Hamburg" },
          },
          fields: {
            type: "",
            key: "slug",
            at: "",
            value: "",
            currency: "",
            reverses: "",
            attributes: "attributes",
          },
        },
        {
          url: `${customer}/points`,
          valid: { ...why, status_points: 10, spendable_points: 10 },
          fields: { ...decision, status_points: "", spendable_points: "" },
        },
        {
          url: `${customer}/coupons`,
          valid: { ...why, name: "Sorry", settings: { percent: 10 } },
          fields: { ...decision, name: "text", settings: "" },
        },
        {
          url: "/admin/ladder/offers/lofr_none/cancel",
          valid: { reason: "Goodwill" },
          fields: { reason: "text" },
        },
        {
          url: "/admin/ladder/grants/lgr_none/void",
          valid: { reason: "Goodwill" },
          fields: { reason: "text" },
        },
        {
          url: "/admin/ladder/failed-grants/retry",
          valid: { reason: "The shop is back", id: "lgr_none" },
          fields: { reason: "text", id: "slug" },
        },
        {
          url: "/admin/ladder/parked/retry",
          valid: { reason: "The shop is back", key: "till:1" },
          fields: { reason: "text", key: "slug" },
        },
        {
          url: "/admin/ladder/parked/drop",
          valid: { reason: "Nobody's", key: "till:1" },
          fields: { reason: "text", key: "slug" },
        },
        {
          url: "/admin/ladder/parked/correct",
          valid: { reason: "A slip", key: "till:1", customer: "cus_1" },
          fields: { reason: "text", key: "slug", customer: "slug" },
        },
        {
          url: "/admin/ladder/backfills/stop",
          valid: { reason: "At night", source: "orders" },
          fields: { reason: "text", source: "" },
        },
        {
          url: `${customer}/birthday`,
          valid: { month: 2, day: 29, year: 2000, reason: "She told us" },
          fields: { month: "", day: "", year: "", reason: "text" },
        },
        {
          url: `${customer}/lock`,
          valid: { ...why, rung: "bronze", until: "2999-01-01T00:00:00Z" },
          fields: { ...decision, rung: "text or null", until: "" },
        },
      ]
    }

    it("attack 39: is refused in every field of every body, and nothing is written", async () => {
      const before = await countRows(s)
      const wrong: string[] = []
      let asked = 0
      for (const { url, valid, fields } of routes()) {
        for (const [field, kind] of Object.entries(fields)) {
          for (const [name, value] of Object.entries(hostile)) {
            if (fine[kind]?.includes(name)) {
              continue
            }
            const body = JSON.stringify({ ...valid, [field]: "@" }).replace(
              '"@"',
              () => value
            )
            const answer = await ask(api, "post", url, staff(), body)
            asked++
            wrong.push(
              ...faultsOf(answer, [400, 422], field).map(
                (fault) => `${url} ${field} = ${name}: ${fault}`
              )
            )
          }
        }
      }
      expect(wrong).toEqual([])
      expect(asked).toBeGreaterThan(350)
      expect(await countRows(s)).toEqual(before)
    })

    it("is refused as a body of another shape, and nothing is written", async () => {
      const before = await countRows(s)
      const deep = "[".repeat(40_000) + "]".repeat(40_000)
      const bodies: [string, number, string][] = [
        ["{", 400, "JSON"],
        ["[]", 400, "is []; an object is wanted"],
        ["[[[]]]", 400, "is [[[]]]; an object is wanted"],
        ['"text"', 400, "JSON"],
        ["null", 400, "JSON"],
        ["{}", 400, "is missing"],
        [deep, 400, "is nested too deeply; at most 24 levels are allowed"],
        [`{"${"k".repeat(300)}":1}`, 400, "it is not allowed"],
        ['{"is_admin":true}', 400, "is_admin: is not allowed here; allowed"],
        ['{"customer_id":"cus_1"}', 400, "customer_id: is not allowed here"],
        ['{"__proto__":{"admin":true}}', 400, '"__proto__"; it is not allowed'],
        [
          JSON.stringify(
            Object.fromEntries(Array.from({ length: 9_000 }, (_, i) => [i, 1]))
          ),
          400,
          "and 8",
        ],
        [JSON.stringify({ reason: "x".repeat(110_000) }), 413, "too large"],
      ]
      const wrong: string[] = []
      for (const { url } of routes()) {
        for (const [body, status, mentions] of bodies) {
          const answer = await ask(api, "post", url, staff(), body)
          const allowed = mentions === "JSON" ? [400] : [status]
          wrong.push(
            ...faultsOf(answer, allowed, mentions).map(
              (fault) => `${url} ${body.slice(0, 40)}: ${fault}`
            )
          )
        }
      }
      const publish = `/admin/ladder/ladders/${s.ladder_id}/publish`
      const at = await ask(api, "post", publish, staff(), { at: 0 })
      wrong.push(...faultsOf(at, [400], "at: is not allowed here"))
      expect(wrong).toEqual([])
      expect(await countRows(s)).toEqual(before)
    })

    it("is refused where an id is known to nobody, and nothing is written", async () => {
      const before = await countRows(s)
      const customer = `/admin/ladder/customers/${s.ada.id}`
      const why = { ladder_id: "ladder_none", reason: "Goodwill" }
      const asked: [string, object, number, string][] = [
        ["/admin/ladder/ladders/none/draft", { document }, 404, "none"],
        ["/admin/ladder/ladders/none/publish", { reason: "why" }, 404, "none"],
        [
          "/admin/ladder/customers/cus_none/events",
          { type: "custom.tasting_attended" },
          404,
          'customer: there is none with the id "cus_none"',
        ],
        [
          `${customer}/points`,
          { ...why, status_points: 1 },
          404,
          "ladder_none",
        ],
        [`${customer}/lock`, { ...why, rung: null }, 404, "ladder_none"],
        [
          `${customer}/lock`,
          { ...why, ladder_id: s.ladder_id, rung: "platinum" },
          400,
          'rung: is "platinum"; one of bronze, gold or null is wanted',
        ],
        [
          `${customer}/lock`,
          {
            ...why,
            ladder_id: s.ladder_id,
            rung: "gold",
            until: "2020-01-01T00:00:00Z",
          },
          400,
          "until: is 2020-01-01T00:00:00.000Z; a moment after now is wanted",
        ],
        [
          `${customer}/points`,
          { ...why, ladder_id: s.ladder_id, status_points: 0 },
          400,
          "status_points: and spendable_points are both 0 or missing",
        ],
        [
          `${customer}/coupons`,
          { ...why, name: "Sorry", settings: { percent: 10 } },
          404,
          "ladder_none",
        ],
        [
          `${customer}/coupons`,
          { ...why, ladder_id: s.ladder_id, reward: "none" },
          400,
          'reward: is "none"; known are thanks',
        ],
        [
          `${customer}/coupons`,
          { ...why, ladder_id: s.ladder_id, reward: "thanks", settings: {} },
          400,
          "settings: is not allowed beside reward",
        ],
        [
          `${customer}/coupons`,
          { ...why, ladder_id: s.ladder_id, settings: { percent: 10 } },
          400,
          "name: is missing",
        ],
        [
          `${customer}/coupons`,
          {
            ...why,
            ladder_id: s.ladder_id,
            name: "x",
            settings: { percent: 101 },
          },
          422,
          "settings.percent: is 101",
        ],
        [
          "/admin/ladder/grants/lgr_none/void",
          { reason: "Goodwill" },
          404,
          'grant: there is none with the id "lgr_none"',
        ],
        [
          "/admin/ladder/offers/lofr_none/cancel",
          { reason: "Goodwill" },
          404,
          'offer: there is none with the id "lofr_none"',
        ],
        [
          `${customer}/events`,
          { type: "order.placed", value: 100, currency: "eur" },
          400,
          'type: is "order.placed"; one of customer.consented, ',
        ],
        [
          `${customer}/events`,
          { type: "purchase.offline", value: 100 },
          400,
          "currency: is missing; value and currency go together",
        ],
        [
          `${customer}/events`,
          { type: "purchase.offline", key: "k" },
          400,
          "at: is missing; with a key it is wanted",
        ],
        [
          `${customer}/events`,
          { type: "purchase.offline", reverses: "order:order_1:v1" },
          400,
          "reverses: is ",
        ],
        [
          `${customer}/events`,
          { type: "purchase.offline", attributes: { recorded_by: "user_me" } },
          400,
          "attributes.recorded_by: ",
        ],
      ]
      const wrong: string[] = []
      for (const [url, body, status, mentions] of asked) {
        const answer = await ask(api, "post", url, staff(), body)
        wrong.push(
          ...faultsOf(answer, [status], mentions).map((f) => `${url}: ${f}`)
        )
      }
      expect(wrong).toEqual([])
      expect(await countRows(s)).toEqual(before)
    })
  },
})
