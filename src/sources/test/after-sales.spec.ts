import { afterSales } from "../orders/after-sales"
import { deliveredAt, keptAt, paidAt } from "../orders/moments"
import { orderAttributes } from "../orders/order-attributes"
import type { OrderChange, OrderFacts } from "../orders/order-facts"
import { order, totals } from "./order-course"

const change = (facts: Partial<OrderChange>): OrderChange => ({
  version: 2,
  type: null,
  at: 10,
  return_id: null,
  claim_id: null,
  exchange_id: null,
  ...facts,
})

const back = (
  facts: Partial<OrderFacts["returns"][number]> = {}
): OrderFacts["returns"][number] => ({
  id: "back",
  claim_id: null,
  exchange_id: null,
  requested_at: 10,
  canceled_at: null,
  items: [{ item_id: "shoe", quantity: 1, reason_id: "rr_1", reason: "small" }],
  ...facts,
})

const line = (version: number, item_id: string, quantity = 1) => ({
  version,
  item_id,
  quantity,
  product_id: `prod_${item_id}`,
  variant_id: null,
  shipped: true,
  price: 50,
})

const delivery = (at: number, item_id: string, quantity = 1) => ({
  at,
  item_id,
  quantity,
  delivered: true,
})

const told = (facts: Partial<OrderFacts>) =>
  afterSales(order(facts), 0).map(({ key, type, at }) => [
    key.replace("order:order_1:", ""),
    type,
    at,
  ])

describe("a claim", () => {
  const claim = {
    id: "claim",
    type: "refund",
    canceled_at: null,
    refund_amount: null,
    items: [
      { item_id: "shoe", quantity: 1, reason: "wrong_item", instead: false },
      { item_id: "boot", quantity: 1, reason: null, instead: true },
    ],
  } as const
  const changes = [change({ type: "claim", claim_id: "claim" })]
  const claimed = ["claimed:claim", "order.claimed", 10]
  const settled = (at: number) => [
    "claimed:claim:settled",
    "order.claim_settled",
    at,
  ]
  const claims = [claim]

  it("is open until what is wrong has come back", () => {
    const returns = [back({ claim_id: "claim" })]
    expect(told({ changes, claims, returns })).toEqual([claimed])
    const received = change({
      version: 3,
      type: "return_receive",
      return_id: "back",
      at: 20,
    })
    const all = [...changes, received]
    expect(told({ changes: all, claims, returns })).toEqual([
      claimed,
      settled(20),
    ])
  })

  it("is settled by money, by what is sent instead, or when called off", () => {
    const transactions = [
      { id: "a", amount: "-5", version: 1, at: 5 },
      { id: "b", amount: "-5", version: 2, at: 15 },
    ]
    expect(told({ changes, claims, transactions })[1]).toEqual(settled(15))
    const replaced = [{ ...claim, type: "replace" as const }]
    expect(told({ changes, claims: replaced })).toEqual([claimed])
    const sendings = [{ ...delivery(30, "boot"), delivered: false }]
    expect(told({ changes, claims: replaced, sendings })[1]).toEqual(
      settled(30)
    )
    const called_off = [{ ...claim, canceled_at: 12 }]
    expect(told({ changes, claims: called_off })[1]).toEqual(settled(12))
  })

  it("is nothing before staff have confirmed it", () => {
    expect(told({ claims })).toEqual([])
  })
})

describe("what became of an order", () => {
  it("is paid once the money reaches what is asked, by an edit too", () => {
    const facts = order({
      versions: [
        { version: 1, at: 0 },
        { version: 2, at: 20 },
      ],
      transactions: [
        { id: "a", amount: "40", version: 1, at: 10 },
        { id: "b", amount: "60", version: 2, at: 30 },
      ],
    })
    expect(paidAt(facts, totals({ gross: 100 }, { gross: 100 }))).toBe(30)
    expect(paidAt(facts, totals({ gross: 100 }, { gross: 40 }))).toBe(20)
    expect(paidAt(facts, totals({ gross: 200 }, { gross: 200 }))).toBe(
      undefined
    )
  })

  it("is delivered once every line that is sent has arrived", () => {
    const lines = [line(1, "shoe", 2), { ...line(1, "file"), shipped: false }]
    const sendings = [delivery(10, "shoe"), delivery(20, "shoe")]
    expect(deliveredAt(order({ lines, sendings }))).toBe(20)
    expect(deliveredAt(order({ lines, sendings: sendings.slice(1) }))).toBe(
      undefined
    )
    expect(deliveredAt(order({ lines: lines.slice(1) }))).toBe(undefined)
  })

  it("is kept unless a return was asked for in time and stands", () => {
    const kept = (facts: Partial<OrderFacts>) =>
      keptAt(order(facts), 100, ({ claim_id }) => claim_id !== null)
    const late = change({ type: "return_receive", return_id: "back", at: 150 })
    expect(kept({})).toEqual({ at: 100 })
    expect(kept({ read_at: 99 })).toBe(undefined)
    expect(kept({ canceled_at: 50 })).toBe(undefined)
    expect(kept({ returns: [back()] })).toBe(undefined)
    expect(kept({ returns: [back()], changes: [late] })).toBe(undefined)
    expect(kept({ returns: [back({ canceled_at: 50 })] })).toEqual({ at: 100 })
    expect(kept({ returns: [back({ claim_id: "c" })] })).toEqual({ at: 100 })
    const after = [back({ requested_at: 120 })]
    expect(kept({ returns: after })).toEqual({ at: 100 })
    expect(kept({ returns: after, changes: [late] })).toEqual({
      at: 100,
      undone_at: 150,
    })
  })

  it("says what was ordered then, or first where a draft began empty", () => {
    const facts = order({
      versions: [
        { version: 1, at: 0 },
        { version: 2, at: 10 },
        { version: 3, at: 20 },
      ],
      lines: [line(2, "shoe"), line(3, "boot"), line(3, "shoe", 0)],
    })
    const products = (at: number) =>
      orderAttributes(facts, at, new Map())["product"]
    expect(products(0)).toEqual(["prod_shoe"])
    expect(products(10)).toEqual(["prod_shoe"])
    expect(products(25)).toEqual(["prod_boot"])
  })

  it("has at most a hundred values of a kind, sorted", () => {
    const lines = Array.from({ length: 130 }, (_, i) => line(1, `p${i + 100}`))
    const found = orderAttributes(order({ lines }), 0, new Map())["product"]
    expect(found).toHaveLength(100)
    expect(found).toEqual([...(found as string[])].sort())
  })
})
