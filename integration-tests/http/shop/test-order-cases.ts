import {
  medusaIntegrationTestRunner,
  type MedusaSuiteOptions,
} from "@medusajs/test-utils"
import { sweep } from "../../../src/jobs/ladder-sweep"
import { orders } from "../../../src/sources/orders"
import { isPurchase } from "../../../src/sources/orders/purchases"
import { registerCustomer } from "./customers"
import { openShop } from "./open-shop"
import { live, orderCases } from "./order-cases"
import { publishPointPerUnit, spendableOf } from "./point-per-unit"
import {
  countOnRecord,
  eventually,
  ladderOf,
  recordedOf,
  type Line,
} from "./recorded"

/**
 * Every case, from Medusa's own workflows to the points. One test, for the
 * runner makes the database anew for each.
 */
export function testOrderCases(
  counts: "total" | "money",
  more?: (options: MedusaSuiteOptions) => void
): void {
  process.env.LADDER_ORDERS = JSON.stringify({ counts })
  medusaIntegrationTestRunner({
    cwd: process.cwd(),
    testSuite: (options) => {
      const { getContainer, api } = options
      more?.(options)

      it(`counts ${counts} in every case, live as by back-fill`, async () => {
        const shop = await openShop(getContainer(), api)
        await publishPointPerUnit(shop)
        const customer = await registerCustomer(shop, "ada@example.com")
        const ids: string[] = []
        const seen: Record<string, unknown> = {}
        const expected: Record<string, unknown> = {}
        let points = 0

        for (const orderCase of orderCases) {
          const lines = orderCase[counts]
          points += Math.floor(sum(lines) / 100)
          expected[orderCase.name] = { lines, points }

          const order_id = await live(shop, customer, orderCase)
          ids.push(order_id)
          const recorded = await eventually(
            () => recordedOf(shop, order_id),
            ({ length }) => length >= lines.length
          )
          seen[orderCase.name] = {
            lines: recorded,
            points: await spendableOf(shop, customer.id),
          }
        }
        expect(seen).toEqual(expected)

        // Read again: the same keys, and the same content behind them. What
        // became of the last order beside its worth may still be on its way.
        const again = await orders.read(shop.container, ids)
        await eventually(
          () => countOnRecord(shop, again),
          (count) => count === again.length
        )
        const answers = await ladderOf(shop).recording.record(again, "orders")
        expect(new Set(answers.map(({ answer }) => answer))).toEqual(
          new Set(["duplicate"])
        )
        expect(again.filter(isPurchase)).toHaveLength(
          orderCases.reduce((all, one) => all + one[counts].length, 0)
        )
        await sweep(shop.container)
        expect(await spendableOf(shop, customer.id)).toBe(points)
        expect(await ladderOf(shop).recording.verify()).toEqual([])
      }, 300_000)
    },
  })
}

const sum = (lines: readonly Line[]): number =>
  lines.reduce((all, [, , value]) => all + value, 0)
