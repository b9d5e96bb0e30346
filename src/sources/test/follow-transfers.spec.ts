import { asOnRecord, followTransfers } from "../orders/follow-transfers"
import type { OrderFacts } from "../orders/order-facts"
import { totalEvents } from "../orders/total-events"
import { order, totals } from "./order-course"

const handedOver = (facts: Partial<OrderFacts> = {}) =>
  order({
    customer_id: "cus_2",
    versions: [
      { version: 1, at: 0 },
      { version: 2, at: 10 },
    ],
    transfers: [{ version: 2, to: "cus_2" }],
    ...facts,
  })

const lines = (facts: OrderFacts) => {
  const of = totals({ gross: 100 }, { gross: 100 }, { gross: 60 })
  return followTransfers(facts, totalEvents(facts, of)).map(
    ({ key, type, customer, value, reverses }) => [
      key.replace("order:order_1:", ""),
      type,
      customer,
      value,
      reverses?.replace("order:order_1:", ""),
    ]
  )
}

describe("an order handed over to another customer", () => {
  it("leaves an order that was not handed over as it is", () => {
    const facts = order({ canceled_at: 5 })
    const events = totalEvents(facts, totals({ gross: 100 }))
    expect(followTransfers(facts, events)).toEqual(events)
  })

  it("is taken from the one and bought by the other", () => {
    expect(lines(handedOver())).toEqual([
      ["v1", "order.placed", "cus_1", 10000, undefined],
      ["handed-over:v2", "order.canceled", "cus_1", -10000, "v1"],
      ["received:v2", "order.placed", "cus_2", 10000, undefined],
    ])
  })

  it("takes later changes from whom it belongs to then", () => {
    const facts = handedOver({
      version: 3,
      versions: [
        { version: 1, at: 0 },
        { version: 2, at: 10 },
        { version: 3, at: 20 },
      ],
    })
    expect(lines(facts).slice(3)).toEqual([
      ["v3", "order.changed", "cus_2", -4000, "received:v2"],
    ])
  })

  it("stays where it was when it is worth nothing any more", () => {
    expect(lines(handedOver({ canceled_at: 5 }))).toHaveLength(2)
  })

  it("is taken from whom it is on record, whatever is known of them now", () => {
    const recorded = totalEvents(
      order({ first_customer_id: "cus_1" }),
      totals({ gross: 100 })
    )
    for (const first_customer_id of [null, "cus_3"]) {
      const facts = handedOver({ first_customer_id })
      expect(lines(asOnRecord(facts, recorded))).toEqual([
        ["v1", "order.placed", "cus_1", 10000, undefined],
        ["handed-over:v2", "order.canceled", "cus_1", -10000, "v1"],
        ["received:v2", "order.placed", "cus_2", 10000, undefined],
      ])
      expect(asOnRecord(facts, [])).toEqual(facts)
    }
    // Nor from the one who has it now.
    const facts = handedOver()
    const all = followTransfers(facts, totalEvents(facts, totals({ gross: 1 })))
    expect(asOnRecord(facts, all.reverse()).first_customer_id).toBe("cus_1")
  })

  it("is the new owner's from the start when nobody knows the old one", () => {
    expect(lines(handedOver({ first_customer_id: null }))).toEqual([
      ["v1", "order.placed", "cus_2", 10000, undefined],
    ])
  })
})
