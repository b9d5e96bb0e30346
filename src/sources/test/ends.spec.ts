import type { ConversionEvent } from "../../engine"
import { endOf, restorationOf } from "../orders/ends"

const event = (
  name: string,
  value: number,
  reverses?: string,
  extra: Partial<ConversionEvent> = {}
): ConversionEvent => ({
  key: `order:o:${name}`,
  type: reverses === undefined ? "order.placed" : "order.changed",
  customer: "ada",
  at: 10,
  value,
  currency: "eur",
  attributes: { order: "o" },
  ...(reverses !== undefined && { reverses: `order:o:${reverses}` }),
  ...extra,
})

const end = (...events: ConversionEvent[]) => {
  const found = endOf("order:o", events, 50)
  return (
    found && [found.key, found.value, found.customer, found.at, found.reverses]
  )
}

describe("the end of an order that is gone", () => {
  it("takes back what is left of it, from what it was bought as", () => {
    expect(end(event("v1", 100), event("v2", -30, "v1"))).toEqual([
      "order:o:ended:1",
      -70,
      "ada",
      50,
      "order:o:v1",
    ])
  })

  it("comes after all that is on record, whatever the clocks say", () => {
    expect(end(event("v1", 100, undefined, { at: 60 }))?.[3]).toBe(60)
  })

  it("undoes an order of no value, which is bought all the same", () => {
    expect(end(event("v1", 0))?.[1]).toBe(0)
  })

  it("is not said of a cancelled order, but of one that was resumed", () => {
    const events = [event("v1", 100), event("canceled", -100, "v1")]
    expect(end(...events)).toBeUndefined()
    const resumed = event("resumed:2", 100, "v1", { at: 20 })
    expect(end(...events, resumed)?.slice(0, 2)).toEqual([
      "order:o:ended:1",
      -100,
    ])
  })

  it("is said once, and again when the order was found again", () => {
    const events = [event("v1", 100), event("ended:1", -100, "v1")]
    expect(end(...events)).toBeUndefined()
    expect(end(...events, event("restored:1", 100, "v1"))?.slice(0, 2)).toEqual(
      ["order:o:ended:2", -100]
    )
  })

  it("is the last owner's, of an order that was handed over", () => {
    const later = { at: 20, customer: "bob" }
    const events = [
      event("v1", 100),
      event("handed-over:v2", -100, "v1", { at: 20 }),
      event("received:v2", 100, undefined, later),
    ]
    expect(end(...events)).toEqual([
      "order:o:ended:1",
      -100,
      "bob",
      50,
      "order:o:received:v2",
    ])
  })

  it("cannot be told of an order whose purchase is not on record", () => {
    expect(end(event("v2", -30, "v1"))).toBeUndefined()
  })
})

describe("an order that is found again", () => {
  it("takes its end back, dated and owned as that", () => {
    const ended = event("ended:1", -70, "v1", { at: 40, customer: "bob" })
    expect(restorationOf("order:o", [event("v1", 70), ended])).toEqual({
      ...ended,
      key: "order:o:restored:1",
      type: "order.changed",
      value: 70,
    })
  })

  it("does so once for each end", () => {
    const events = [
      event("v1", 70),
      event("ended:1", -70, "v1"),
      event("restored:1", 70, "v1"),
    ]
    expect(restorationOf("order:o", events)).toBeUndefined()
    const again = restorationOf("order:o", [
      ...events,
      event("ended:2", -70, "v1"),
    ])
    expect(again?.key).toBe("order:o:restored:2")
  })

  it("takes nothing back of what was cancelled", () => {
    const events = [event("v1", 70), event("canceled", -70, "v1")]
    expect(restorationOf("order:o", events)).toBeUndefined()
  })
})
