import { Modules } from "@medusajs/framework/utils"
import { conversionTypes, type ConversionType } from "../../src/conversions"
import type { Attributes, LadderDocument } from "../../src/engine"
import ladderOutbox from "../../src/jobs/ladder-outbox"
import { tidyStorefront } from "../../src/storefront/tidy-storefront"
import { recordConversionsWorkflow } from "../../src/workflows"
import { ago, askAsShopper, hour, page, pages } from "./ask-as-shopper"
import { ladderOf, publishLadder } from "./rewards-shop"
import type { Customer } from "./shop/customers"
import {
  asking,
  drawn,
  paying,
  slugOf,
  twoRules,
  type Things,
} from "./shop/every-type"
import { openFor } from "./shop/open-for"
import { testInShop } from "./shop/test-in-shop"
import type { Shop } from "./shop/shop"

const open = conversionTypes.filter(({ from }) => from.includes("storefront"))
const deeds = open.filter(({ undoes }) => undoes === undefined)
const undoing = open.filter(({ undoes }) => undoes !== undefined)

/** Two rules for each type: any, and only those that say what the second says. */
const everyType = (things: Things): LadderDocument =>
  paying(
    deeds.flatMap((type) => twoRules(type, asking(drawn(type, 1, things))))
  )

/** What shop fronts tell, and for whom it counts. */
testInShop({
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let ada: Customer
    let bob: Customer
    const { answersOf, issueToken, join, pointsBy, rows, send, things } =
      askAsShopper(() => shop)

    beforeAll(async () => {
      const opened = await openFor(getContainer(), api, ["ada", "bob"])
      ;({ shop, ada, bob } = opened)
    })

    afterEach(async () => {
      expect(await ladderOf(shop.container).recording.verify()).toEqual([])
      expect(({} as { admin?: boolean }).admin).toBeUndefined()
    })

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
  },
})
