import type { ConversionEvent } from "../../engine"
import { checkEvents, reserved } from "../check-events"

const event = (key: string, reverses?: string): ConversionEvent => ({
  key,
  type: "purchase.offline",
  customer: "cus_1",
  at: 1,
  value: 100,
  currency: "eur",
  attributes: {},
  ...(reverses !== undefined && { reverses }),
})

describe("events made by other code", () => {
  it.each(reserved)(
    "cannot have a key like those that the shop's own sources and links give: %s",
    (beginning) => {
      const key = `${beginning}1`
      const told = `events[1].key: is "${key}"; keys beginning with "customer:", `
      expect(() => checkEvents([event("till:1"), event(key)])).toThrow(told)
    }
  )

  it("is told every beginning there is", () => {
    const all = reserved.map((key) => `"${key}"`)
    const last = all.pop() ?? ""
    expect(() => checkEvents([event("order:1")])).toThrow(
      `${all.join(", ")}, or ${last} belong to what is read from the shop and its shop fronts`
    )
  })

  it("are not of a derived type", () => {
    const derived = { ...event("till:1"), type: "order.nth" }
    expect(() => checkEvents([derived])).toThrow(
      'events[0].type: is "order.nth", which is derived from other events'
    )
  })

  it("begins like no other source's", () => {
    for (const [i, key] of reserved.entries()) {
      const others = reserved.filter((_, other) => other !== i)
      expect(others.filter((other) => other.startsWith(key))).toEqual([])
    }
  })

  it("may have any other key, and reverse what was read from the shop", () => {
    const good = [event("orders-1:2"), event("till:2", "order:order_1:v1")]
    expect(() => checkEvents(good)).not.toThrow()
  })
})
