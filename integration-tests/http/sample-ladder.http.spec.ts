import {
  createCustomerGroupsWorkflow,
  linkCustomersToCustomerGroupWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import request from "supertest"
import { newsletterLinks } from "../../src/api/admin/ladder/newsletter-links/responses"
import { storeShareLink } from "../../src/api/store/ladder/responses"
import { readyLadders } from "../../src/ready-ladders"
import { ask, hire } from "./api-shop"
import { publishLadder } from "./rewards-shop"
import { buy } from "./shop/carts"
import { logIn, registerCustomer, type Customer } from "./shop/customers"
import { openShop } from "./shop/open-shop"
import { eventually, ladderOf } from "./shop/recorded"
import { storeHeaders, type Shop } from "./shop/shop"

/** What is done for one condition of a rung, by its own way in. */
type Step = readonly [condition: string, done: (who: Customer) => Promise<void>]

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let admin: string
    let made = 0

    const ok = async (answer: Promise<{ status: number; body: unknown }>) => {
      const { status, body } = await answer
      expect({ status, body }).toMatchObject({ status: 200 })
      return body
    }

    /** From the shop front, of who is logged in. */
    const sends =
      (type: string, attributes: object = {}) =>
      async ({ token }: Customer) => {
        const events = [{ key: `e${++made}`, type, attributes }]
        const body = await ok(
          ask(
            api,
            "post",
            "/store/ladder/events",
            storeHeaders(shop, token).headers,
            { events }
          )
        )
        expect(body).toMatchObject({ events: [{ answer: "recorded" }] })
      }

    /** As a browser somewhere else does. */
    const follows = (url: string) =>
      request(api.defaults.baseURL ?? "")
        .get(new URL(url).pathname)
        .redirects(0)
        .set({
          "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0",
          "x-forwarded-for": `198.51.100.${++made % 250}`,
        })

    const readsNewsletter = async ({ id }: Customer) => {
      const { newsletter_links } = newsletterLinks.parse(
        await ok(
          ask(
            api,
            "post",
            "/admin/ladder/newsletter-links",
            { authorization: `Bearer ${admin}` },
            { newsletter: "spring", customer_ids: [id], links: [] }
          )
        )
      )
      const { status } = await follows(newsletter_links[0]?.picture ?? "")
      expect(status).toBe(200)
    }

    const shares = async ({ token }: Customer) => {
      const { share_link } = storeShareLink.parse(
        await ok(
          ask(
            api,
            "post",
            "/store/ladder/share-links",
            storeHeaders(shop, token).headers,
            { path: "/products/tea", network: "mastodon" }
          )
        )
      )
      expect((await follows(share_link.url)).status).toBe(302)
    }

    const searches = async ({ token }: Customer) => {
      await api.get("/store/products?q=tea", storeHeaders(shop, token))
    }

    const logsIn = (times: number) => async (who: Customer) => {
      for (let n = 0; n < times; n++) {
        await logIn(shop, who.email)
      }
    }

    const buys = (quantity: number) => async (who: Customer) => {
      await buy(shop, who, { quantity })
    }

    let group: string
    const joinsGroup = async ({ id }: Customer) => {
      await linkCustomersToCustomerGroupWorkflow(getContainer()).run({
        input: { id: group, add: [id] },
      })
    }

    /** The sample ladder, condition by condition; registering logs in once. */
    const steps: Readonly<Record<string, readonly Step[]>> = {
      "getting-to-know": [
        ["newsletter.read", readsNewsletter],
        ["comment.posted", sends("comment.posted")],
        ["status.posted", sends("status.posted")],
        ["customer.logged_in", logsIn(4)],
      ],
      engaging: [
        ["board.posted", sends("board.posted")],
        ["forum.posted", sends("forum.posted")],
        ["quiz.passed", sends("quiz.passed", { quiz: "tea" })],
        ["site.searched", searches],
      ],
      "buying-in": [
        ["order.placed, 100 points", buys(1)],
        ["form.submitted", sends("form.submitted", { form: "trial" })],
      ],
      committed: [
        ["order.placed twice, 250 points", buys(3)],
        ["blog.published", sends("blog.published")],
        ["customer.group_joined", joinsGroup],
      ],
      evangelising: [
        ["social.shared", shares],
        ["invite.sent", sends("invite.sent")],
        ["ecard.sent, 500 points", sends("ecard.sent")],
      ],
    }

    /** What a customer on the ground must do beside a rung's own steps. */
    const besides: Readonly<Record<string, readonly Step[]>> = {
      committed: [["a first order", buys(1)]],
      evangelising: [["points", buys(5)]],
    }

    const rungOf = async ({ id }: Customer) => {
      const [standing] = await ladderOf(shop).reports.standingsOf(id)
      return standing?.rung_id ?? null
    }

    const stands = async (who: Customer, rung: string | null) =>
      expect([
        who.email,
        await eventually(
          () => rungOf(who),
          (seen) => seen === rung
        ),
      ]).toEqual([who.email, rung])

    /** What was done is on record: then nobody is about to move. */
    const settled = async ({ id }: Customer, events: number) =>
      await eventually(
        async () => {
          const { count } = await ladderOf(shop).reports.timelineOf(
            id,
            ladder_id,
            { limit: 1, offset: 0 }
          )
          return count
        },
        (count) => count >= events
      )

    let ladder_id: string

    it("walks somebody through all five rungs, and keeps whoever lacks one condition", async () => {
      shop = await openShop(getContainer(), api)
      admin = await hire(getContainer(), api)
      const { result } = await createCustomerGroupsWorkflow(getContainer()).run(
        { input: { customersData: [{ name: "Tasting panel" }] } }
      )
      group = result[0]!.id
      const sample = readyLadders.find(
        ({ name }) => name === "stranger-to-advocate"
      )!
      const document = sample.documentFor({
        zone: "Europe/Berlin",
        currency: "eur",
        decimals: 2,
      })
      ladder_id = (await publishLadder(shop.container, document)).id
      const rungs = document.rungs.map(({ id }) => id)
      expect(Object.keys(steps)).toEqual(rungs)

      const ada = await registerCustomer(shop, "ada@example.com")
      let held: string | null = null
      for (const rung of rungs) {
        const todo = steps[rung] ?? []
        for (const [, done] of todo) {
          await stands(ada, held)
          await done(ada)
        }
        await stands(ada, rung)
        held = rung
      }

      // Each lacks the last of a rung's conditions, and rises by it alone.
      for (const rung of rungs) {
        const who = await registerCustomer(shop, `${rung}@example.com`)
        const todo = [...(besides[rung] ?? []), ...(steps[rung] ?? [])]
        const [, last] = todo.pop()!
        for (const [, done] of todo) {
          await done(who)
        }
        await settled(who, todo.length + 2)
        const before = await rungOf(who)
        expect([rung, before === rung]).toEqual([rung, false])
        await last(who)
        await stands(who, rung)
      }
      expect(await ladderOf(shop).recording.verify()).toEqual([])
    }, 600_000)
  },
})
