import type request from "supertest"
import { hostileBody } from "../../src/api/test/hostile-body"
import type { Attributes } from "../../src/engine"
import { chooseSeed, Random } from "../modules/random"
import { ask, hire } from "./api-shop"
import { ago, askAsShopper, hour, page, pages } from "./ask-as-shopper"
import { ladderOf, publishLadder } from "./rewards-shop"
import type { Customer } from "./shop/customers"
import { openFor } from "./shop/open-for"
import { testInShop } from "./shop/test-in-shop"
import type { Shop } from "./shop/shop"

/** What shop fronts may not say. */
testInShop({
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let ada: Customer
    let bob: Customer
    const { rows, store, things } = askAsShopper(() => shop)

    beforeAll(async () => {
      const opened = await openFor(getContainer(), api, ["ada", "bob"])
      ;({ shop, ada, bob } = opened)
    })

    afterEach(async () => {
      expect(await ladderOf(shop.container).recording.verify()).toEqual([])
      expect(({} as { admin?: boolean }).admin).toBeUndefined()
    })

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
  },
})
