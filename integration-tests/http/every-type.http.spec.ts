import {
  createCustomersWorkflow,
  createPromotionsWorkflow,
  createReturnReasonsWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { conversionTypes, type ConversionType } from "../../src/conversions"
import type { Attributes, ConversionEvent } from "../../src/engine"
import { sweep } from "../../src/jobs/ladder-sweep"
import type { Where } from "../../src/params"
import { queryShop } from "../../src/shop/query-shop"
import { recordConversionsWorkflow } from "../../src/workflows"
import { ask, hire } from "./api-shop"
import { publishLadder } from "./rewards-shop"
import { backdate } from "./shop/backdate"
import {
  addToCart,
  buy,
  completeCart,
  openCart,
  prepareCart,
} from "./shop/carts"
import { registerCustomer, type Customer } from "./shop/customers"
import { dropHints } from "./shop/drop-hints"
import {
  asking,
  drawn,
  paying,
  pointsByRule,
  slugOf,
  twoRules,
} from "./shop/every-type"
import { openShop } from "./shop/open-shop"
import {
  cancel,
  claim,
  complete,
  deliver,
  exchange,
  fulfill,
  itemsOf,
  receiveReturn,
  requestReturn,
} from "./shop/order-changes"
import { capture } from "./shop/payments"
import { ladderOf } from "./shop/recorded"
import { storeHeaders, type Shop } from "./shop/shop"

/** Types that come one way: what happens, and what takes that back. */
const typesFrom = (origin: string) => {
  const types = conversionTypes.filter(({ from }) => from.includes(origin))
  return {
    deeds: types.filter(({ undoes }) => undoes === undefined),
    undoing: types.filter(({ undoes }) => undoes !== undefined),
  }
}

/** Points under the two rules of each type. */
const expected = (
  types: readonly ConversionType[],
  of: (type: ConversionType) => readonly [any: number, own: number]
) =>
  Object.fromEntries(
    types.flatMap((type) => {
      const [any, own] = of(type)
      return [
        [`any-${slugOf(type)}`, any],
        [`own-${slugOf(type)}`, own],
      ]
    })
  )

/** One event more, as whoever records it names it. */
interface Told {
  readonly key: string
  readonly type: string
  readonly attributes: Attributes
  readonly value?: number
  readonly currency?: string
  readonly reverses?: string
}

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  testSuite: ({ getContainer, api }) => {
    let shop: Shop
    let ada: Customer

    beforeEach(async () => {
      shop = await openShop(getContainer(), api, { shipping: 0 })
      ada = await registerCustomer(shop, "ada@example.com")
    })

    afterEach(async () => {
      expect(await ladderOf(shop).recording.verify()).toEqual([])
    })

    /**
     * Every type that comes this way, two of each, and every one of those that
     * can be taken back.
     */
    async function tellAll(
      origin: string,
      customer: string,
      tell: (told: Told) => Promise<unknown>,
      keyOf: (key: string) => string
    ): Promise<void> {
      const { deeds, undoing } = typesFrom(origin)
      expect(deeds.length).toBeGreaterThan(10)
      const says = (type: ConversionType, n: 0 | 1) => drawn(type, n, {})
      await publishLadder(
        shop.container,
        paying(deeds.flatMap((type) => twoRules(type, asking(says(type, 1)))))
      )
      const worth = { value: 1_000, currency: shop.currency }
      for (const type of deeds) {
        for (const n of [0, 1] as const) {
          await tell({
            key: `${type.name}:${n}`,
            type: type.name,
            attributes: says(type, n),
            ...((type.spend || type.valued) && worth),
          })
        }
      }
      expect(await pointsByRule(shop.container, customer)).toEqual(
        expected(deeds, () => [2, 1])
      )
      for (const { name, undoes = "" } of undoing) {
        const reverses = keyOf(`${undoes}:1`)
        await tell({ key: `${name}:1`, type: name, attributes: {}, reverses })
      }
      const undone = new Set(undoing.map(({ undoes }) => undoes))
      expect(await pointsByRule(shop.container, customer)).toEqual(
        expected(deeds, ({ name }) => (undone.has(name) ? [1, 0] : [2, 1]))
      )
    }

    it("counts every type that staff record, any and a certain one, and takes it back", async () => {
      const staff = {
        authorization: `Bearer ${await hire(getContainer(), api)}`,
      }
      const at = new Date(Date.now() - 60_000).toISOString()
      const path = `/admin/ladder/customers/${ada.id}/events`
      await tellAll(
        "staff",
        ada.id,
        async (told) => {
          const { status, body } = await ask(api, "post", path, staff, {
            ...told,
            at,
          })
          expect({ told, status, body }).toMatchObject({
            status: 200,
            body: { event: { answer: "recorded" } },
          })
        },
        (key) => `hand:${key}`
      )
    })

    it("counts every type that the shop's code records, any and a certain one, and takes it back", async () => {
      const at = Date.now() - 60_000
      // Somebody who never logged in: that would be heard, and count beside.
      const { result } = await createCustomersWorkflow(shop.container).run({
        input: { customersData: [{ email: "bea@example.com" }] },
      })
      const bea = result[0]!.id
      await tellAll(
        "code",
        bea,
        async (told) => {
          const event: ConversionEvent = { ...told, customer: bea, at }
          const { result } = await recordConversionsWorkflow(
            shop.container
          ).run({ input: { source: "till", events: [event] } })
          expect(result).toMatchObject([{ answer: "recorded" }])
        },
        (key) => key
      )
    })

    async function giveReasons(): Promise<readonly [string, string]> {
      const { result } = await createReturnReasonsWorkflow(shop.container).run({
        input: {
          data: ["too_small", "too_big"].map((value) => ({
            value,
            label: value,
          })),
        },
      })
      return [result[0]!.id, result[1]!.id]
    }

    async function offerTenPercent(code: string): Promise<void> {
      await createPromotionsWorkflow(shop.container).run({
        input: {
          promotionsData: [
            {
              code,
              type: "standard",
              status: "active",
              application_method: {
                type: "percentage",
                target_type: "order",
                value: 10,
                currency_code: shop.currency,
              },
            },
          ],
        },
      })
    }

    async function buyWith(code: string, variant_id: string): Promise<string> {
      const cart_id = await openCart(shop, ada)
      await addToCart(shop, cart_id, { variant_id, quantity: 2 }, ada.token)
      await shop.api.post(
        `/store/carts/${cart_id}/promotions`,
        { promo_codes: [code] },
        storeHeaders(shop, ada.token)
      )
      await prepareCart(shop, cart_id, ada.token)
      return completeCart(shop, cart_id, ada.token)
    }

    async function handOut(order_id: string): Promise<string> {
      await capture(shop, order_id)
      await fulfill(shop, order_id)
      await deliver(shop, order_id)
      await complete(shop, order_id)
      return order_id
    }

    const sendBack = async (
      order_id: string,
      request: () => Promise<string>
    ): Promise<void> => {
      const return_id = await request()
      const [item] = await itemsOf(shop, order_id)
      await receiveReturn(shop, return_id, [{ id: item!.id, quantity: 1 }])
    }

    it("counts every type that orders make, any and a certain one", async () => {
      const { deeds } = typesFrom("orders")
      const [small, big] = await giveReasons()
      const [row] = await queryShop<{ product_id: string }>(
        shop.container,
        "select product_id from product_variant where id = ?",
        [shop.variant_id]
      )
      const certain: Record<string, Where> = {
        "order.returned": { reason: ["too_small"] },
        "order.claimed": { reason: ["wrong_item"] },
        "order.claim_settled": { sales_channel: ["sc_elsewhere"] },
        "order.exchanged": { reason: ["too_big"] },
        "promotion.redeemed": { code: ["TEN"] },
      }
      const where = ({ name }: ConversionType): Where =>
        certain[name] ?? { product: [row!.product_id] }
      const mend = dropHints(shop)
      await offerTenPercent("TEN")
      await offerTenPercent("OTHER")
      // One of the first product, which is kept; four of the second.
      const kept = await handOut(await buyWith("TEN", shop.variant_id))
      const returned = await handOut(
        await buyWith("OTHER", shop.other_variant_id)
      )
      const other = { variant_id: shop.other_variant_id, quantity: 2 }
      const claimed = await handOut(await buy(shop, ada, other))
      const exchanged = await handOut(await buy(shop, ada, other))
      const keptToo = await handOut(await buy(shop, ada, other))
      for (const order_id of [kept, keptToo, returned]) {
        await backdate(shop, order_id, 21)
      }
      await sendBack(returned, () => requestReturn(shop, returned, 1, small))
      await sendBack(claimed, () => requestReturn(shop, claimed, 1, big))
      await sendBack(claimed, () =>
        claim(shop, claimed, "refund", true, "wrong_item")
      )
      await claim(shop, exchanged, "refund", true, "other")
      await exchange(shop, exchanged, big)
      await exchange(shop, returned, small)
      mend()
      await sweep(shop.container)
      await publishLadder(
        shop.container,
        paying(
          deeds.flatMap((type) =>
            twoRules(type, where(type)).map((rule) => ({
              ...rule,
              points: { fixed: 100 },
              cap: { times: 100, per: "ever" as const },
            }))
          )
        )
      )
      const all: Record<string, readonly [number, number]> = {
        "order.returned": [200, 100],
        "order.claimed": [200, 100],
        "order.exchanged": [200, 100],
        "order.kept": [200, 100],
        "promotion.redeemed": [200, 100],
      }
      // What is fixed for an order stays while anything of the order does.
      const seen = await pointsByRule(shop.container, ada.id)
      expect({ "own-order-claim-settled": 0, ...seen }).toEqual({
        ...expected(deeds, ({ name }) => all[name] ?? [500, 100]),
        "any-order-claim-settled": 100,
        "own-order-claim-settled": 0,
      })
    })

    it("counts every type that follows from others, any and a certain one, and takes it back", async () => {
      const follows = (type: string, where?: Where) => ({
        id: `${where ? "own" : "any"}-${slugOf({ name: type })}`,
        type,
        points: { fixed: 1 },
        balance: "spendable" as const,
        ...(where && { where }),
      })
      await publishLadder(shop.container, {
        ...paying([]),
        rungs: ["one", "two"].map((id, i) => ({
          id,
          name: id,
          enter: { kind: "points", at_least: i + 1 },
        })),
        earn: [
          { id: "order", type: "order.placed", points: { fixed: 1 } },
          follows("order.nth"),
          follows("order.nth", { n: [2] }),
          follows("order.spend_reached", {
            amount: [15_000],
            currency: [shop.currency],
          }),
          follows("points.reached", { points: [2] }),
          follows("rung.entered"),
          follows("rung.entered", { rung: ["two"] }),
          follows("rung.left"),
          follows("rung.left", { rung: ["two"] }),
        ],
      })
      await buy(shop, ada)
      const second = await buy(shop, ada, { variant_id: shop.other_variant_id })
      const followed = async () => {
        await sweep(shop.container)
        const { order, ...others } = await pointsByRule(
          shop.container,
          ada.id,
          "spendable_points"
        )
        return { order, others }
      }
      expect(await followed()).toEqual({
        order: 2,
        others: {
          "any-order-nth": 2,
          "own-order-nth": 1,
          "own-order-spend-reached": 1,
          "own-points-reached": 1,
          "any-rung-entered": 2,
          "own-rung-entered": 1,
        },
      })
      await cancel(shop, second)
      expect(await followed()).toEqual({
        order: 1,
        others: {
          "any-order-nth": 1,
          "own-order-nth": 0,
          "own-order-spend-reached": 0,
          "own-points-reached": 0,
          "any-rung-entered": 1,
          "own-rung-entered": 0,
          "any-rung-left": 1,
          "own-rung-left": 1,
        },
      })
    })
  },
})
