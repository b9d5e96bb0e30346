import type { ConversionEvent } from "../../engine"
import { checkEvents } from "../check-events"

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
  it.each(["order:1001:paid", "customer:1:joined"])(
    "cannot have a key like those of the shop's own sources: %s",
    (key) => {
      expect(() => checkEvents([event("till:1"), event(key)])).toThrow(
        `events[1].key: is "${key}"; keys beginning with "order:" or "customer:" belong to what is read from the shop, another is wanted`
      )
    }
  )

  it("may have any other key, and reverse what was read from the shop", () => {
    const good = [event("orders-1:2"), event("till:2", "order:order_1:v1")]
    expect(() => checkEvents(good)).not.toThrow()
  })
})
