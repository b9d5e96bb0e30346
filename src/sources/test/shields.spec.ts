import type { ConversionEvent } from "../../engine"
import { asSaid } from "../orders/compensation"
import { moneyEvents } from "../orders/money-events"
import type { OrderChange, OrderFacts } from "../orders/order-facts"
import { shieldsOf } from "../orders/shields"
import { totalEvents } from "../orders/total-events"
import { minute, order, totals } from "./order-course"

/** Two things at 100, of which one is claimed, returned or exchanged at 10. */
const bought = { gross: 200, each: { shoe: 100 } }

const change = (
  version: number,
  at: number,
  facts: Partial<OrderChange>
): OrderChange => ({
  version,
  type: null,
  at,
  return_id: null,
  claim_id: null,
  exchange_id: null,
  ...facts,
})

const versions = (...dates: number[]) =>
  dates.map((at, index) => ({ version: index + 1, at }))

const claim: OrderFacts["claims"][number] = {
  id: "claim",
  type: "refund",
  canceled_at: null,
  refund_amount: null,
  items: [{ item_id: "shoe", quantity: 1, reason: null, instead: false }],
}

const back = (
  reason: string | null,
  extra: Partial<OrderFacts["returns"][number]> = {}
): OrderFacts["returns"][number] => ({
  id: "back",
  claim_id: null,
  exchange_id: null,
  requested_at: 10,
  canceled_at: null,
  items: [{ item_id: "shoe", quantity: 1, reason_id: "rr_1", reason }],
  ...extra,
})

const lines = (events: readonly ConversionEvent[]) =>
  events.map(({ key, type, value }) => [
    key.replace("order:order_1:", ""),
    type,
    value,
  ])

function counted(
  facts: OrderFacts,
  of: ReturnType<typeof totals>,
  reasons: readonly string[] = []
) {
  const by = (events: typeof totalEvents) =>
    lines(events(facts, of, shieldsOf(facts, of, reasons))).slice(1)
  return { total: by(totalEvents), money: by(moneyEvents) }
}

const paid = { id: "a", amount: "200", version: 1, at: 1 }
const refunded = (amount: number, version: number, at = 30) => ({
  id: "b",
  amount: String(-amount),
  version,
  at,
})

describe("what is taken off for what is the shop's fault", () => {
  const received = [
    change(2, 10, { type: "claim", claim_id: "claim" }),
    change(3, 20, {
      type: "return_receive",
      return_id: "back",
      claim_id: "claim",
    }),
  ]

  it("is compensation: a claim whose thing came back, by both settings", () => {
    const facts = order({
      versions: versions(0, 10, 20),
      changes: received,
      claims: [claim],
      transactions: [paid, refunded(100, 3)],
    })
    expect(counted(facts, totals(bought, bought, { gross: 100 }))).toEqual({
      total: [["v3", "order.compensated", -10_000]],
      money: [["tx:b", "order.compensated", -10_000]],
    })
  })

  it("is a claim's refund without a return, up to what was claimed", () => {
    const facts = order({
      versions: versions(0, 10, 30),
      changes: [received[0]!, change(3, 30, { type: "credit_line" })],
      claims: [claim],
      transactions: [paid, refunded(130, 2)],
      read_at: 10 * minute,
    })
    const credited = totals(bought, bought, { gross: 200, credit: 130 })
    expect(counted(facts, credited)).toEqual({
      total: [
        ["v3", "order.changed", -3_000],
        ["v3:compensated", "order.compensated", -10_000],
      ],
      money: [
        ["tx:b", "order.refunded", -3_000],
        ["tx:b:compensated", "order.compensated", -10_000],
      ],
    })
  })

  it("leaves out what was sent instead: only the difference is a loss", () => {
    const facts = order({
      versions: versions(0, 10, 20),
      changes: received,
      claims: [{ ...claim, type: "replace" }],
      transactions: [paid, refunded(30, 3)],
    })
    const of = totals(bought, { ...bought, gross: 270 }, { gross: 170 })
    expect(counted(facts, of)).toEqual({
      total: [
        ["v2", "order.changed", 7_000],
        ["v3", "order.changed", -7_000],
        ["v3:compensated", "order.compensated", -3_000],
      ],
      money: [["tx:b", "order.compensated", -3_000]],
    })
  })

  it("is a return or exchange only for the reasons that the shop lists", () => {
    const facts = (reason: string) =>
      order({
        versions: versions(0, 10, 20),
        changes: [
          change(2, 10, { type: "return_request", return_id: "back" }),
          change(3, 20, { type: "return_receive", return_id: "back" }),
        ],
        returns: [back(reason)],
      })
    const of = totals(bought, bought, { gross: 100 })
    const total = (reason: string, reasons: readonly string[]) =>
      counted(facts(reason), of, reasons).total
    const off = (type: string) => [["v3", type, -10_000]]
    expect(total("broken", ["broken"])).toEqual(off("order.compensated"))
    expect(total("broken", ["rr_1"])).toEqual(off("order.compensated"))
    expect(total("too_small", ["broken"])).toEqual(off("order.changed"))
  })

  it("is neither an ordinary return nor money once the claim is called off", () => {
    const called_off = { ...claim, canceled_at: 15 }
    const facts = order({
      versions: versions(0, 10, 20),
      changes: [
        received[0]!,
        change(3, 20, { type: "return_receive", return_id: "own" }),
      ],
      claims: [claim],
      transactions: [paid, refunded(50, 3)],
    })
    const of = totals(bought, bought, { gross: 100 })
    expect(counted(facts, of).total).toEqual([["v3", "order.changed", -10_000]])
    expect(counted({ ...facts, claims: [called_off] }, of).money).toEqual([
      ["tx:b", "order.refunded", -5_000],
    ])
  })

  it("stays as it was said when the shop lists other reasons later", () => {
    const event = (name: string, type: string, value: number) => ({
      key: `order:order_1:${name}`,
      type,
      value,
      customer: "ada",
      at: 5,
      currency: "eur",
      attributes: {},
    })
    const plain = [event("v3", "order.changed", -100)]
    const split = [
      event("v3", "order.changed", -70),
      event("v3:compensated", "order.compensated", -30),
    ]
    const whole = [event("v3", "order.compensated", -100)]
    for (const said of [plain, split, whole]) {
      for (const now of [plain, split, whole]) {
        expect(asSaid(now, said)).toEqual(said)
      }
    }
    expect(asSaid(split, [])).toEqual(split)
    const otherwise = [event("v3", "order.changed", -90)]
    expect(asSaid(otherwise, whole)).toEqual(otherwise)
  })
})
