import { moneyEvents } from "../orders/money-events"
import type { OrderFacts } from "../orders/order-facts"
import { order, totals } from "./order-course"

const paid = (...amounts: readonly (readonly [string, number])[]): OrderFacts =>
  order({
    transactions: amounts.map(([amount, version], index) => ({
      id: String(index + 1),
      amount,
      version,
      at: index,
    })),
  })

const lines = (facts: OrderFacts, of = totals({ gross: 100 })) =>
  moneyEvents(facts, of).map(({ key, type, value, reverses }) => [
    key.replace("order:order_1:", ""),
    type,
    value,
    reverses?.replace("order:order_1:", ""),
  ])

describe("an order counted by its money", () => {
  it("does not count before money came in", () => {
    expect(lines(paid())).toEqual([])
    expect(lines(paid(["-5", 1]))).toEqual([])
  })

  it("is one purchase, however many captures and refunds it takes", () => {
    expect(lines(paid(["40", 1], ["60", 1], ["-30", 1]))).toEqual([
      ["tx:1", "order.placed", 4000, undefined],
      ["tx:2", "order.changed", 6000, "tx:1"],
      ["tx:3", "order.refunded", -3000, "tx:1"],
    ])
  })

  it("is a purchase of nothing when nothing that was paid for counts", () => {
    const shipping = totals({ gross: 10, counted: 0 })
    expect(lines(paid(["10", 1]), shipping)).toEqual([
      ["tx:1", "order.placed", 0, undefined],
    ])
  })

  it("loses no minor unit to parts: the sum is the share of the sum", () => {
    const thirds = totals({ gross: 100, counted: 33.33 })
    const parts = paid(["33.33", 1], ["33.33", 1], ["33.34", 1])
    expect(lines(parts, thirds).map(([, , value]) => value)).toEqual([
      1110, 1111, 1112,
    ])
  })

  it("splits money as the order was when it moved", () => {
    // Goods for 100 and shipping for 10; the goods come back and are refunded.
    const of = totals({ gross: 110, counted: 100 }, { gross: 10, counted: 0 })
    expect(lines(paid(["110", 1], ["-100", 2]), of)).toEqual([
      ["tx:1", "order.placed", 10000, undefined],
      ["tx:2", "order.refunded", -10000, "tx:1"],
    ])
  })

  it("splits as before when nothing is left in the order", () => {
    const of = totals({ gross: 100, counted: 80 }, { gross: 0 })
    expect(lines(paid(["100", 1], ["-50", 2]), of)).toEqual([
      ["tx:1", "order.placed", 8000, undefined],
      ["tx:2", "order.refunded", -4000, "tx:1"],
    ])
  })
})
