import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  createSalesChannelsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
} from "@medusajs/medusa/core-flows"
import request from "supertest"
import { ask } from "./api-shop"
import { askAsShopper, page, pages } from "./ask-as-shopper"
import { ladderOf, publishLadder } from "./rewards-shop"
import type { Customer } from "./shop/customers"
import { openFor } from "./shop/open-for"
import { testInShop } from "./shop/test-in-shop"
import type { Shop } from "./shop/shop"

/** What the shop's own pages send as they are left. */
testInShop({
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let ada: Customer
    let bob: Customer
    const { answersOf, issueToken, pointsBy, rows, send, store } = askAsShopper(
      () => shop
    )

    beforeAll(async () => {
      const opened = await openFor(getContainer(), api, ["ada", "bob"])
      ;({ shop, ada, bob } = opened)
    })

    afterEach(async () => {
      expect(await ladderOf(shop.container).recording.verify()).toEqual([])
      expect(({} as { admin?: boolean }).admin).toBeUndefined()
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
