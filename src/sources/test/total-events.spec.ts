import type { ConversionEvent } from "../../engine"
import type { OrderFacts } from "../orders/order-facts"
import { totalEvents } from "../orders/total-events"
import { tellable } from "../orders/unreflected-refunds"
import { minute, order, payment, totals } from "./order-course"

const lines = (facts: OrderFacts, of = totals({ gross: 100 })) =>
  totalEvents(facts, of).map(({ key, type, value, at }) => [
    key.replace("order:order_1:", ""),
    type,
    value,
    at,
  ])

describe("an order counted by its total", () => {
  it("does not count before it is authorised", () => {
    expect(lines(order({ payments: [] }))).toEqual([])
  })

  it("counts from the moment it is authorised, earlier edits included", () => {
    const facts = order({
      versions: [
        { version: 1, at: 0 },
        { version: 2, at: 3 },
      ],
      payments: [payment(5)],
    })
    expect(lines(facts, totals({ gross: 100 }, { gross: 170 }))).toEqual([
      ["v1", "order.placed", 10000, 5],
      ["v2", "order.changed", 7000, 5],
    ])
  })

  it("counts from the start when it is free or did not come from a cart", () => {
    const free = order({ payments: [], created_at: 7 })
    expect(lines(free, totals({ gross: 20, credit: 20 }))).toEqual([
      ["v1", "order.placed", 0, 7],
    ])
    expect(lines({ ...free, from_cart: false })).toEqual([
      ["v1", "order.placed", 10000, 7],
    ])
  })

  it("undoes the purchase of a cancelled order of no value", () => {
    const facts = order({ canceled_at: 9 })
    expect(lines(facts, totals({ gross: 0 }))).toEqual([
      ["v1", "order.placed", 0, 0],
      ["canceled", "order.canceled", 0, 9],
    ])
  })

  it("names what it takes back, and the shop's ids, never a person", () => {
    const facts = order({
      canceled_at: 9,
      region_id: "reg_1",
      sales_channel_id: "sc_1",
    })
    expect(totalEvents(facts, totals({ gross: 100 }))[1]).toEqual({
      key: "order:order_1:canceled",
      type: "order.canceled",
      customer: "cus_1",
      at: 9,
      value: -10000,
      currency: "eur",
      reverses: "order:order_1:v1",
      attributes: {
        order: "order_1",
        region: "reg_1",
        sales_channel: "sc_1",
      },
    })
  })

  it("is nothing while every payment is cancelled, and back when paid anew", () => {
    const facts = order({
      payments: [payment(0, 10), payment(20, 30), payment(40)],
      canceled_at: 50,
    })
    expect(lines(facts)).toEqual([
      ["v1", "order.placed", 10000, 0],
      ["canceled", "order.canceled", -10000, 10],
      ["resumed:2", "order.changed", 10000, 20],
      ["canceled:2", "order.canceled", -10000, 30],
      ["resumed:3", "order.changed", 10000, 40],
      ["canceled:3", "order.canceled", -10000, 50],
    ])
  })

  it("goes on when one payment of two is cancelled", () => {
    const payments = [payment(0, 10), payment(5)]
    expect(lines(order({ payments }))).toHaveLength(1)
  })

  it("takes a refund that no version shows, and says so once it is sure", () => {
    const facts = order({
      transactions: [
        { id: "a", amount: "100", version: 1, at: 1 },
        { id: "b", amount: "-30", version: 1, at: 10 * minute },
      ],
    })
    expect(lines(facts)).toEqual([
      ["v1", "order.placed", 10000, 0],
      ["refund:b", "order.refunded", -3000, 10 * minute],
    ])
    expect(lines({ ...facts, read_at: 10 * minute + 5 })).toHaveLength(1)
  })

  it("says nothing new of the time since a refund that is too young to tell", () => {
    const facts = order({
      canceled_at: 12 * minute,
      transactions: [
        { id: "a", amount: "100", version: 1, at: 1 },
        { id: "b", amount: "-30", version: 1, at: 10 * minute },
      ],
    })
    const of = totals({ gross: 100 })
    const names = (read_at: number, recorded: ConversionEvent[] = []) => {
      const then = { ...facts, read_at }
      const events = totalEvents(then, of)
      return tellable(then, of, events, recorded).map(({ key }) =>
        key.replace("order:order_1:", "")
      )
    }
    expect(names(11 * minute)).toEqual(["v1"])
    expect(names(11 * minute + 1)).toEqual(["v1", "refund:b", "canceled"])
    // What was said before the refund was there stays.
    const said = totalEvents({ ...facts, read_at: 11 * minute }, of)
    expect(names(11 * minute, said)).toEqual(["v1", "canceled"])
  })

  it("does not take a refund twice that credit lines or a return show", () => {
    const paid = { id: "a", amount: "100", version: 1, at: 1 }
    const facts = order({
      versions: [
        { version: 1, at: 0 },
        { version: 2, at: 10 * minute + 200 },
      ],
      transactions: [
        paid,
        { id: "b", amount: "-30", version: 1, at: 10 * minute },
      ],
    })
    const credited = totals({ gross: 100 }, { gross: 100, credit: 30 })
    expect(lines(facts, credited)).toEqual([
      ["v1", "order.placed", 10000, 0],
      ["v2", "order.changed", -3000, 10 * minute + 200],
    ])
    const returned = totals({ gross: 100 }, { gross: 60 })
    const later = { id: "b", amount: "-40", version: 2, at: 20 * minute }
    expect(
      lines({ ...facts, transactions: [paid, later] }, returned)
    ).toHaveLength(2)
  })

  it("does not take credit lines of another day for those of a refund", () => {
    const facts = order({
      versions: [
        { version: 1, at: 0 },
        { version: 2, at: 90 * minute },
      ],
      transactions: [
        { id: "a", amount: "100", version: 1, at: 1 },
        { id: "b", amount: "-30", version: 1, at: 10 * minute },
      ],
    })
    const of = totals({ gross: 100 }, { gross: 100, credit: 20 })
    expect(lines(facts, of).map(([, , value]) => value)).toEqual([
      10000, -3000, -2000,
    ])
  })

  it("spreads deductions that name no line and never goes below nothing", () => {
    const facts = order({
      versions: [
        { version: 1, at: 0 },
        { version: 2, at: 1 },
      ],
    })
    const of = totals(
      { gross: 119, counted: 100, credit: 11.9 },
      { gross: 119, counted: 100, credit: 130 }
    )
    expect(lines(facts, of)).toEqual([
      ["v1", "order.placed", 9000, 0],
      ["v2", "order.changed", -9000, 1],
    ])
  })
})
