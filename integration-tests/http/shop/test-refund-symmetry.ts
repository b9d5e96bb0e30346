import type { MedusaSuiteOptions } from "@medusajs/test-utils"
import { Modules } from "@medusajs/framework/utils"
import { sweep } from "../../../src/jobs/ladder-sweep"
import { runOutbox } from "../../../src/rewards/outbox"
import { queryShop } from "../../../src/shop/query-shop"
import { orders } from "../../../src/sources/orders"
import { readAndRecord } from "../../../src/sources/read-and-record"
import { chooseSeed, Random, rounds, rounds_ms } from "../../modules/random"
import { grantsOf, groupsOf, publishLadder } from "../rewards-shop"
import { buy } from "./carts"
import { registerCustomer, type Customer } from "./customers"
import { openShop } from "./open-shop"
import { OrderCourse, paidOf } from "./order-courses"
import { capture, refund } from "./payments"
import { pointsOf, spendableOf } from "./point-per-unit"
import { eventually, ladderOf } from "./recorded"
import type { Shop } from "./shop"

/** Points that take a customer up; every order alone may be enough or not. */
const at_least = 80

interface Life {
  readonly customer: Customer
  readonly orders: readonly string[]
  readonly steps: readonly string[]
  /** What was given back for claims. */
  readonly compensated: number
}

/**
 * R16, on a shop whose parcels cost nothing: what is net paid is then what was
 * paid for things. Whatever became of the orders, in whatever order, a customer
 * stands where the money they left in the shop has taken them.
 */
export function testRefundSymmetry({
  getContainer,
  api,
}: MedusaSuiteOptions): void {
  describe("R16, attack 31: refunds", () => testRefunds(getContainer, api))
}

function testRefunds(
  getContainer: MedusaSuiteOptions["getContainer"],
  api: MedusaSuiteOptions["api"]
): void {
  let shop: Shop

  beforeEach(async () => {
    shop = await openShop(getContainer(), api, { shipping: 0 })
    await publishLadder(shop.container, {
      name: "Net paid",
      zone: "Europe/Berlin",
      rungs: [
        { id: "kept", name: "Kept", enter: { kind: "points", at_least } },
      ],
      earn: [
        {
          id: "spend",
          type: "order.placed",
          points: { per: { points: 1, amount: 100, currency: "eur" } },
        },
      ],
      rewards: [
        {
          id: "welcome",
          name: "Welcome",
          kind: "coupon",
          on: { rung_entered: "kept" },
          settings: { amounts: { eur: 500 } },
        },
      ],
    })
  })

  const settled = async () => {
    await sweep(shop.container)
    await runOutbox(shop.container)
  }

  async function order(customer: Customer, quantity: number) {
    const id = await buy(shop, customer, { quantity })
    await capture(shop, id)
    return { id, course: new OrderCourse(shop, id, quantity) }
  }

  /** One or two orders, and up to four steps that meet either of them. */
  async function live(random: Random, name: string): Promise<Life> {
    const customer = await registerCustomer(shop, `${name}@example.com`)
    const orders = [await order(customer, 1 + random.below(3))]
    const steps: string[] = []
    for (let left = 1 + random.below(4); left > 0; left--) {
      if (orders.length === 1 && random.chance(25)) {
        orders.push(await order(customer, 1 + random.below(3)))
      }
      const which = random.below(orders.length)
      const { course } = orders[which]!
      const before = course.steps.length
      await course.step(random)
      for (const step of course.steps.slice(before)) {
        steps.push(`order ${which + 1}: ${step}`)
      }
      // What is issued meanwhile is to be taken back again.
      if (random.chance(40)) {
        await settled()
      }
    }
    const compensated = orders.reduce(
      (sum, { course }) => sum + course.compensated,
      0
    )
    return { customer, orders: orders.map(({ id }) => id), steps, compensated }
  }

  /** The customer's points, coupons and groups, once the shop has followed. */
  async function standsAt({ id }: Customer, points: number) {
    await settled()
    await eventually(
      () => spendableOf(shop, id),
      (seen) => seen === points
    )
    await settled()
    const grants = await grantsOf(shop.container, id)
    return {
      points: await pointsOf(shop, id),
      spendable: await spendableOf(shop, id),
      coupons: grants.filter(({ state }) => state === "issued").length,
      others: grants
        .map(({ state }) => state)
        .filter((state) => state !== "issued" && state !== "revoked"),
      groups: await groupsOf(shop.container, id),
    }
  }

  /** Claims cost no status: by that alone it may be above what is spendable. */
  const standing = (spendable: number, points = spendable) => ({
    points,
    spendable,
    coupons: points >= at_least ? 1 : 0,
    others: [],
    groups: points >= at_least ? ["Net paid · Kept"] : [],
  })

  it(
    "leave the points of what is net paid, whatever became of the orders",
    async () => {
      const random = new Random(chooseSeed())
      for (let round = 0; round < rounds(2); round++) {
        const { customer, orders, steps, compensated } = await live(
          random,
          `c${round}`
        )
        let paid = 0
        for (const id of orders) {
          paid += await paidOf(shop, id)
        }
        const seen = await standsAt(customer, paid)
        const least = Math.min(seen.points, paid + compensated)
        const points = Math.max(least, paid)
        expect({ steps, ...seen }).toEqual({ steps, ...standing(paid, points) })
      }
      expect(await ladderOf(shop).recording.verify()).toEqual([])
    },
    rounds_ms
  )

  it("attack 1: are not needed of an order heard of 1,000 times at once", async () => {
    const ada = await registerCustomer(shop, "ada@example.com")
    const { id } = await order(ada, 2)
    const bus = shop.container.resolve(Modules.EVENT_BUS)
    const hint = { name: "order.placed", data: { id } }
    await bus.emit(Array.from({ length: 1_000 }, () => hint))
    await Promise.all(
      Array.from({ length: 20 }, () =>
        readAndRecord(shop.container, orders, [id])
      )
    )
    expect(await standsAt(ada, 200)).toEqual(standing(200))
    const rows = await queryShop<{ key: string }>(
      shop.container,
      `select t.key from ladder_entry e join ladder_event t on t.key = e.cause
       where t.key like ?`,
      [`order:${id}:%`]
    )
    expect(rows).toHaveLength(1)
  })

  it("leave nothing of an order that is refunded whole, and revoke its coupon", async () => {
    const ada = await registerCustomer(shop, "ada@example.com")
    const { id } = await order(ada, 2)
    expect(await standsAt(ada, 200)).toEqual(standing(200))
    await refund(shop, id, await paidOf(shop, id))
    expect(await standsAt(ada, 0)).toEqual(standing(0))
    const [grant] = await grantsOf(shop.container, ada.id)
    expect(grant).toMatchObject({ state: "revoked", redeemed_at: null })
    expect(await ladderOf(shop).recording.verify()).toEqual([])
  })
}
