import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import request from "supertest"
import { newsletterLinks } from "../../src/api/admin/ladder/newsletter-links/responses"
import { referrals as listed } from "../../src/api/admin/ladder/referrals/responses"
import {
  storeAcceptInvite,
  storeInvite,
  storeShareLink,
} from "../../src/api/store/ladder/responses"
import type { LadderDocument } from "../../src/engine"
import { sweep } from "../../src/jobs/ladder-sweep"
import { ladderOf } from "../../src/modules/ladder/ladder-of"
import { queryShop } from "../../src/shop/query-shop"
import type { Link } from "../../src/signed-links/link"
import { linkBookOf } from "../../src/signed-links/link-book"
import { ask, hire, type Method } from "./api-shop"
import { backdate } from "./shop/backdate"
import { buy } from "./shop/carts"
import { registerCustomer, type Customer } from "./shop/customers"
import { openShop } from "./shop/open-shop"
import {
  deliver,
  fulfill,
  itemsOf,
  receiveReturn,
  requestReturn,
} from "./shop/order-changes"
import { capture, refund } from "./shop/payments"
import { pointsOf } from "./shop/point-per-unit"
import { eventually } from "./shop/recorded"
import type { Shop } from "./shop/shop"

/** One digit for each type, so that points tell what was counted how often. */
const document: LadderDocument = {
  name: "Word of mouth",
  zone: "Europe/Berlin",
  rungs: [
    { id: "top", name: "Top", enter: { kind: "points", at_least: 1_000_000 } },
  ],
  earn: [
    {
      id: "shared",
      type: "social.shared",
      points: { fixed: 1 },
      cap: { times: 9, per: "day" },
    },
    {
      id: "tooted",
      type: "social.shared",
      where: { network: ["mastodon"], path: { begins_with: "/products/" } },
      points: { fixed: 10 },
      cap: { times: 9, per: "day" },
    },
    {
      id: "read",
      type: "newsletter.read",
      points: { fixed: 1 },
      cap: { times: 9, per: "ever" },
    },
    {
      id: "clicked",
      type: "newsletter.link_clicked",
      where: { newsletter: ["spring"], link: ["tea"] },
      points: { fixed: 10 },
      cap: { times: 9, per: "ever" },
    },
    { id: "invited", type: "invite.accepted", points: { fixed: 10_000 } },
    {
      id: "referred",
      type: "referral.purchased",
      points: { per: { points: 1, amount: 100, currency: "eur" } },
    },
  ],
  rewards: [],
}

const firefox =
  "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"

process.env.LADDER_REFERRALS = JSON.stringify({ per_address_and_day: 1 })

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  testSuite: ({ api, getContainer }) => {
    let shop: Shop
    let admin: string
    let ada: Customer

    beforeAll(async () => {
      shop = await openShop(getContainer(), api, { shipping: 0 })
      admin = await hire(getContainer(), api)
      ada = await registerCustomer(shop, "ada@example.com")
      const { ladders } = ladderOf(getContainer())
      const { id } = await ladders.createLadder({ handle: "word", document })
      await ladders.publish(id)
    })

    afterEach(async () => {
      expect(await ladderOf(getContainer()).recording.verify()).toEqual([])
    })

    const sql = (text: string, bindings: readonly unknown[] = []) =>
      queryShop<Record<string, unknown>>(shop.container, text, bindings)

    /** Types and attributes of what is on record by signed links. */
    const counted = async (type: string) =>
      (
        await sql(
          `select attributes from ladder_event
           where type = ? and source = 'links' order by created_at`,
          [type]
        )
      ).map(({ attributes }) => attributes)

    /** Types and values of what a customer has by their friends, in order. */
    const byFriends = async (customer_id: string, least = 0) =>
      (
        await eventually(
          () =>
            sql(
              `select type, value::float8 as value from ladder_event
               where customer_id = ? and source = 'referrals'
               order by created_at, key`,
              [customer_id]
            ),
          ({ length }) => length >= least
        )
      ).map(({ type, value }) => [type, value])

    const as = ({ token }: Customer, address = "127.0.0.1") => ({
      "x-publishable-api-key": shop.key,
      authorization: `Bearer ${token}`,
      "x-forwarded-for": address,
    })
    const staff = () => ({ authorization: `Bearer ${admin}` })

    const well = async (
      method: Method,
      url: string,
      headers: Record<string, string>,
      body?: object
    ): Promise<unknown> => {
      const answer = await ask(api, method, url, headers, body)
      expect({ url, status: answer.status, body: answer.body }).toMatchObject({
        status: 200,
      })
      return answer.body
    }
    const refused = async (
      url: string,
      headers: Record<string, string>,
      body: object
    ): Promise<[number, string]> => {
      const answer = await ask(api, "post", url, headers, body)
      return [answer.status, answer.body.message as string]
    }

    /** Follows a link as a browser at an address does; no key, no session. */
    const follow = (
      url: string,
      address = "203.0.113.7",
      headers: Record<string, string> = {}
    ) =>
      request(api.defaults.baseURL ?? "")
        .get(new URL(url).pathname)
        .redirects(0)
        .set({
          "user-agent": firefox,
          "x-forwarded-for": address,
          ...headers,
        })

    /** The same address with one bit of its token changed. */
    const changed = (url: string, i: number) => {
      const [, token = ""] = /\/([\w-]+)(\.gif)?$/.exec(url) ?? []
      const bytes = Buffer.from(token, "base64url")
      const at = (i * 7919) % (8 * bytes.length)
      bytes[at >> 3]! ^= 1 << (at & 7)
      return url.replace(token, bytes.toString("base64url"))
    }

    it("S5, S17: counts a shared page when somebody comes by the link, and not who shares it", async () => {
      const share = async (path: string, network = "mastodon") =>
        storeShareLink.parse(
          await well("post", "/store/ladder/share-links", as(ada), {
            path,
            network,
          })
        ).share_link.url
      const url = await share("/products/tea?size=1")
      expect(await share("/products/tea?size=1")).toBe(url)
      expect(url).toMatch(/^http:\/\/localhost:\d+\/ladder\/l\/[\w-]{40,}$/)
      const page = "http://localhost:8000/products/tea?size=1"

      // What does not count leads on all the same.
      const quiet = [
        follow(url, "127.0.0.1"),
        follow(url, "203.0.113.9", { authorization: `Bearer ${ada.token}` }),
        follow(url, "203.0.113.9"),
        follow(url, "203.0.113.7", { "sec-purpose": "prefetch" }),
        follow(url, "203.0.113.7", { "sec-fetch-dest": "image" }),
        follow(url, "203.0.113.7", { "user-agent": "Twitterbot/1.0" }),
        request(api.defaults.baseURL ?? "")
          .head(new URL(url).pathname)
          .redirects(0)
          .set({ "user-agent": firefox, "x-forwarded-for": "203.0.113.7" }),
      ]
      for (const visit of quiet) {
        const { status, headers } = await visit
        expect([status, headers["location"]]).toEqual([302, page])
      }
      expect(await counted("social.shared")).toEqual([])

      const seen = await follow(url)
      expect([seen.status, seen.headers["location"]]).toEqual([302, page])
      expect(seen.headers["cache-control"]).toBe("no-store")
      await Promise.all(Array.from({ length: 5 }, () => follow(url)))
      await follow(url, "2001:db8:1:2:3:4:5:6")
      await follow(url, "2001:db8:1:2:ffff::1")
      expect(await counted("social.shared")).toEqual([
        { network: "mastodon", path: "/products/tea" },
        { network: "mastodon", path: "/products/tea" },
      ])
      expect(await pointsOf(shop, ada.id)).toBe(22)

      // One helpful friend with many pages: five of them count a day.
      for (let i = 0; i < 7; i++) {
        await follow(await share(`/blog/${i}`, "mail"), "198.51.100.1")
      }
      expect(await counted("social.shared")).toHaveLength(7)
      expect(await pointsOf(shop, ada.id)).toBe(27)

      // Whatever becomes of counting: who came by the link goes on.
      await sql("alter table ladder_event rename to ladder_event_away")
      try {
        const { status, headers } = await follow(url, "198.51.100.9")
        expect([status, headers["location"]]).toEqual([302, page])
      } finally {
        await sql("alter table ladder_event_away rename to ladder_event")
      }

      for (let i = 0; i < 40; i++) {
        expect((await follow(changed(url, i))).status).toBe(404)
      }
      expect((await follow(`${url}.gif`)).status).toBe(404)
      for (const path of ["https://evil.example/", "/\\evil.example", "tea"]) {
        const [status, message] = await refused(
          "/store/ladder/share-links",
          as(ada),
          { path, network: "mastodon" }
        )
        expect(status).toBe(400)
        expect(message).toMatch(
          /^path: is ".*"; a page of http:\/\/localhost:8000 is wanted$/
        )
      }
    })

    it("S5: counts what is opened and followed in a newsletter, once for each customer", async () => {
      const bob = await registerCustomer(shop, "bob@example.com")
      const mailing = {
        newsletter: "spring",
        customer_ids: [ada.id, bob.id],
        links: [
          { url: "/tea", name: "tea" },
          { url: "http://localhost:8000/" },
        ],
      }
      const url = "/admin/ladder/newsletter-links"
      const { newsletter_links } = newsletterLinks.parse(
        await well("post", url, staff(), mailing)
      )
      const [hers, his] = newsletter_links
      expect(newsletter_links.map(({ customer_id }) => customer_id)).toEqual(
        mailing.customer_ids
      )
      expect(hers?.links.map(({ name }) => name)).toEqual([
        "tea",
        "http://localhost:8000/",
      ])
      const text = JSON.stringify(newsletter_links.map(({ links }) => links))
      expect(text).not.toContain(ada.id)

      const { picture = "", links: [tea, home] = [] } = hers ?? {}
      const head = await request(api.defaults.baseURL ?? "")
        .head(new URL(picture).pathname)
        .set({ "user-agent": firefox })
      expect(head.status).toBe(200)
      expect(await counted("newsletter.read")).toEqual([])
      for (const address of ["192.0.2.1", "192.0.2.2"]) {
        const { status, headers, body } = await follow(picture, address)
        expect(status).toBe(200)
        expect(headers).toMatchObject({
          "content-type": "image/gif",
          "cache-control": "no-store, no-cache, private, max-age=0",
          pragma: "no-cache",
        })
        expect(headers["etag"]).toBeUndefined()
        expect((body as Buffer).subarray(0, 6).toString()).toBe("GIF89a")
        const led = await follow(tea?.url ?? "", address)
        expect(led.headers["location"]).toBe("http://localhost:8000/tea")
      }
      await follow(home?.url ?? "")
      expect(await counted("newsletter.read")).toEqual([
        { newsletter: "spring" },
      ])
      expect(await counted("newsletter.link_clicked")).toEqual([
        { newsletter: "spring", link: "tea" },
        { newsletter: "spring", link: "http://localhost:8000/" },
      ])
      expect(await pointsOf(shop, bob.id)).toBe(0)

      // Expired: the page still opens, and nothing counts.
      const book = linkBookOf(shop.container)
      const signed = (link: Link) => book.tokenOf(link)
      const late = { customer_id: bob.id, newsletter: "old", expires_at: 1 }
      const page = "http://localhost:8000/tea"
      const old = await follow(
        `http://x/ladder/l/${signed({ kind: "newsletter", url: page, link: "tea", ...late })}`
      )
      expect([old.status, old.headers["location"]]).toEqual([302, page])
      const oldPicture = signed({ kind: "picture", ...late })
      expect((await follow(`http://x/ladder/p/${oldPicture}.gif`)).status).toBe(
        200
      )
      // Each kind at its own place, and of customers that there are.
      expect((await follow(`http://x/ladder/l/${oldPicture}`)).status).toBe(404)
      const nobody = signed({
        kind: "picture",
        customer_id: "cus_gone",
        newsletter: "spring",
        expires_at: Date.now() + 60_000,
      })
      expect((await follow(`http://x/ladder/p/${nobody}.gif`)).status).toBe(200)
      expect(await counted("newsletter.read")).toHaveLength(1)
      for (let i = 0; i < 40; i++) {
        expect((await follow(changed(picture, i))).status).toBe(404)
      }
      await follow(his?.picture ?? "")
      expect(await pointsOf(shop, bob.id)).toBe(1)

      expect(
        await refused(url, staff(), { ...mailing, customer_ids: ["cus_gone"] })
      ).toEqual([
        400,
        'customer_ids[0]: is "cus_gone"; a customer of the shop is wanted',
      ])
      expect(
        await refused(url, staff(), {
          ...mailing,
          links: [{ url: "https://evil.example/" }],
        })
      ).toEqual([
        400,
        'links[0].url: is "https://evil.example/"; a page of http://localhost:8000 is wanted',
      ])
    })

    const inviteOf = async (customer: Customer) =>
      storeInvite.parse(await well("get", "/store/ladder/invite", as(customer)))
        .invite
    const accept = async (
      friend: Customer,
      code: string,
      address?: string
    ): Promise<unknown> =>
      storeAcceptInvite.parse(
        await well("post", "/store/ladder/invite/accept", as(friend, address), {
          code,
        })
      )
    const refuse = (friend: Customer, code: string) =>
      refused("/store/ladder/invite/accept", as(friend), { code })
    const register = (name: string) =>
      registerCustomer(shop, `${name}@example.org`)
    const referralsIn = async (state: string) =>
      listed.parse(
        await well(
          "get",
          `/admin/ladder/referrals?state=${state}&limit=100`,
          staff()
        )
      )

    it("attack 26, 30: pays for a friend once, and for their first order once it is kept", async () => {
      const { code, url } = await inviteOf(ada)
      expect(await inviteOf(ada)).toEqual({ code, url })
      expect(url).toBe(`http://localhost:8000/?invite=${code}`)
      const [bob, carl] = [await register("bob"), await register("carl")]
      await accept(bob, ` ${code.toLowerCase()} `, "192.0.2.1")
      await accept(bob, code, "192.0.2.1")
      expect(await byFriends(ada.id)).toEqual([["invite.accepted", null]])
      expect(await refuse(bob, (await inviteOf(carl)).code)).toEqual([
        409,
        "code: an invitation was accepted before; an account can accept one",
      ])
      expect((await refuse(ada, code))[1]).toMatch(/is your own; a friend's/)
      const guesses: number[] = []
      for (let i = 10; i < 21; i++) {
        guesses.push((await refuse(ada, `${i}${"0".repeat(12)}`))[0])
      }
      expect(guesses).toEqual([...Array<number>(10).fill(404), 429])
      const ages = (days: number) =>
        sql(
          `update customer set created_at = created_at - interval '${days} days'
           where id = ?`,
          [carl.id]
        )
      await ages(15)
      expect(await refuse(carl, code)).toEqual([
        409,
        "code: an invitation can be accepted within 14 days of registering; this account is older",
      ])
      await ages(-15)
      await Promise.all(
        Array.from({ length: 20 }, () => accept(carl, code, "192.0.2.2"))
      )
      expect(await byFriends(ada.id)).toHaveLength(2)
      expect(await pointsOf(shop, ada.id)).toBe(20_000)

      const sell = async (customer: Customer) => {
        const order_id = await buy(shop, customer, { quantity: 2 })
        await capture(shop, order_id)
        await fulfill(shop, order_id)
        await deliver(shop, order_id)
        return order_id
      }
      // A claim that nobody got round to recording is found by the sweep.
      const dora = await shop.container
        .resolve(Modules.CUSTOMER)
        .createCustomers({ email: "dora@example.org", has_account: true })
      await ladderOf(shop.container).referrals.claim(
        {
          inviter_id: carl.id,
          friend_id: dora.id,
          network: "elsewhere",
          same_person: null,
        },
        { per_year: 1, per_address_and_day: 1 }
      )
      const order_id = await sell(bob)
      const other_id = await sell(carl)
      await sweep(shop.container)
      expect(await byFriends(ada.id)).toHaveLength(2)
      expect(await byFriends(carl.id)).toEqual([["invite.accepted", null]])

      // Three weeks later: one kept it, the other sent it back in time.
      const soon = await requestReturn(shop, other_id, 2)
      const [sent] = await itemsOf(shop, other_id)
      await receiveReturn(shop, soon, [{ id: sent!.id, quantity: 2 }])
      await backdate(shop, order_id, 21)
      await backdate(shop, other_id, 21)
      await sweep(shop.container)
      const kept = [
        ["invite.accepted", null],
        ["invite.accepted", null],
        ["referral.purchased", 20_000],
      ]
      expect(await byFriends(ada.id)).toEqual(kept)
      expect(await pointsOf(shop, ada.id)).toBe(20_200)
      await sweep(shop.container)
      expect(await byFriends(ada.id)).toEqual(kept)

      // Sent back after all, were it only a part.
      const late = await requestReturn(shop, order_id, 1)
      const [item] = await itemsOf(shop, order_id)
      await receiveReturn(shop, late, [{ id: item!.id, quantity: 1 }])
      await refund(shop, order_id, 100)
      expect((await byFriends(ada.id, 4)).slice(3)).toEqual([
        ["referral.undone", -20_000],
      ])
      expect(await pointsOf(shop, ada.id)).toBe(20_000)
    })

    it("attack 28, 29, 36: keeps one person, rings and crowds from counting until staff allow them", async () => {
      const gus = await registerCustomer(shop, "gus@gmail.com")
      const { code } = await inviteOf(gus)
      const himself = await registerCustomer(shop, "g.u.s+2@googlemail.com")
      const hal = await register("hal")
      // The answers do not tell one from the other.
      expect(await accept(himself, code, "192.0.2.1")).toEqual(
        await accept(hal, code, "192.0.2.2")
      )
      expect(await byFriends(gus.id)).toEqual([["invite.accepted", null]])
      const blocked = await referralsIn("blocked")
      expect(blocked).toMatchObject({
        count: 1,
        referrals: [
          {
            inviter: { email: "gus@gmail.com" },
            friend: { email: "g.u.s+2@googlemail.com" },
            reason: "same_email",
            decided_by: null,
          },
        ],
      })

      // Later known: he lives where his friend does.
      await buy(shop, gus)
      await buy(shop, hal)
      expect((await byFriends(gus.id, 2)).at(-1)).toEqual([
        "invite.rejected",
        null,
      ])
      const later = await referralsIn("blocked")
      expect(later.referrals[0]).toMatchObject({
        friend: { id: hal.id },
        reason: "same_address",
      })
      expect(await pointsOf(shop, gus.id)).toBe(0)
      const url = `/admin/ladder/referrals/${later.referrals[0]?.id}`
      const why = { reason: "They share a flat" }
      await well("post", `${url}/allow`, staff(), why)
      expect(await pointsOf(shop, gus.id)).toBe(10_000)
      expect((await refused(`${url}/allow`, staff(), why))[0]).toBe(409)
      await well("post", `${url}/reject`, staff(), why)
      expect(await pointsOf(shop, gus.id)).toBe(0)
      await well("post", `${url}/allow`, staff(), why)
      expect(await pointsOf(shop, gus.id)).toBe(10_000)

      // By one card, wherever it is sent to.
      const kim = await register("kim")
      const hers = await buy(shop, kim)
      await sql(
        `update order_address set address_1 = 'Far Away 7' where id = (
          select shipping_address_id from "order" where id = ?)`,
        [hers]
      )
      await sql(
        `update payment set data = '{"charge": {"card": {"fingerprint": "f1"}}}'`
      )
      await accept(kim, code, "192.0.2.3")
      const paid = await referralsIn("blocked")
      expect(paid.referrals[0]).toMatchObject({
        friend: { id: kim.id },
        reason: "same_payment",
      })

      // Two accounts opened at one address, and a ring.
      const [lea, max] = [await register("lea"), await register("max")]
      await accept(lea, (await inviteOf(ada)).code, "2001:db8::1")
      await accept(max, (await inviteOf(ada)).code, "2001:db8::2")
      await accept(ada, (await inviteOf(lea)).code, "192.0.2.4")
      const flagged = await referralsIn("flagged")
      expect(
        flagged.referrals.map(({ friend, reason }) => [friend.id, reason])
      ).toEqual([
        [ada.id, "ring"],
        [max.id, "many_at_address"],
      ])
      expect(await pointsOf(shop, ada.id)).toBe(10_000)
      const page = listed.parse(
        await well(
          "get",
          "/admin/ladder/referrals?state=flagged&limit=1&offset=1",
          staff()
        )
      )
      expect(page).toEqual({
        ...flagged,
        referrals: flagged.referrals.slice(1),
        limit: 1,
        offset: 1,
      })
    })
  },
})
