import type { ConversionEvent } from "../../engine"
import type { Referral } from "../../modules/ladder/contract"
import { purchaseEvents } from "../referrals/purchases"

const referral: Referral = {
  id: "lref_1",
  inviter_id: "cus_ada",
  friend_id: "cus_bob",
  state: "accepted",
  reason: null,
  claimed_at: "2026-01-01T00:00:00.000Z",
  decided_by: null,
  decided_at: null,
}
const decided_at = "2026-03-01T00:00:00.000Z"
const rejected: Referral = { ...referral, state: "rejected", decided_at }

const act = (
  order: string,
  name: string,
  at: number,
  value: number,
  customer = "cus_bob"
): ConversionEvent => ({
  key: `order:${order}:kept${name}`,
  type: name === "" ? "order.kept" : "order.sent_back_late",
  customer,
  at,
  value,
  currency: "eur",
  ...(name !== "" && { reverses: `order:${order}:kept` }),
  attributes: { order },
})

type Orders = Readonly<Record<string, ConversionEvent[]>>

/** Asks as often as anything is new; gives key, type and value of all. */
function told(
  of: Referral,
  first: string | undefined,
  orders: Orders,
  before: readonly ConversionEvent[] = []
): ConversionEvent[] {
  const byOrder = new Map<string, ConversionEvent[]>()
  for (const event of before) {
    const order = String(event.attributes["order"])
    byOrder.set(order, [...(byOrder.get(order) ?? []), event])
  }
  const events = purchaseEvents(
    of,
    first,
    new Map(Object.entries(orders)),
    byOrder
  )
  const known = new Map(before.map((event) => [event.key, event]))
  for (const event of events) {
    // What is on record is told again as it is.
    expect(known.get(event.key) ?? event).toEqual(event)
    known.set(event.key, event)
  }
  expect(new Set(events.map(({ key }) => key)).size).toBe(events.length)
  const all = [...known.values()]
  return all.length > before.length ? told(of, first, orders, all) : all
}

const lines = (events: readonly ConversionEvent[]) =>
  events.map(({ key, type, value }) => [
    key.replace("referral:lref_1:purchased:", ""),
    type,
    value,
  ])

const net = (events: readonly ConversionEvent[]) =>
  events.reduce((sum, { value = 0 }) => sum + value, 0)

it("attack 30: counts a first order once it is kept, and takes back what came back", () => {
  expect(told(referral, "o1", { o1: [] })).toEqual([])
  const kept = [act("o1", "", 10, 100)]
  const once = told(referral, "o1", { o1: kept })
  expect(once).toEqual([
    {
      key: "referral:lref_1:purchased:o1",
      type: "referral.purchased",
      customer: "cus_ada",
      at: 10,
      value: 100,
      currency: "eur",
      attributes: { order: "o1" },
    },
  ])
  const part = [...kept, act("o1", ":v3", 20, -40)]
  expect(lines(told(referral, "o1", { o1: part }, once))).toEqual([
    ["o1", "referral.purchased", 100],
    ["o1:order:v3", "referral.undone", -40],
  ])
})

it("counts neither a later order, nor one that was somebody else's", () => {
  const second = [act("o2", "", 10, 100)]
  expect(told(referral, "o1", { o2: second })).toEqual([])
  const handed = [act("o1", "", 10, 100, "cus_eve")]
  expect(told(referral, "o1", { o1: handed })).toEqual([])
  expect(told(rejected, "o1", { o1: [act("o1", "", 10, 100)] })).toEqual([])
})

it("lets the next order take the place of one called off, never beside it", () => {
  const kept = [act("o1", "", 10, 100)]
  const next = [act("o2", "", 12, 70)]
  const once = told(referral, "o1", { o1: kept })
  // An older order came to light: the one that counts stays.
  expect(told(referral, "o0", { o0: next, o1: kept }, once)).toEqual(once)
  const off = [...kept, act("o1", ":canceled", 15, -100)]
  const both = told(referral, "o2", { o1: off, o2: next }, once)
  expect(lines(both)).toEqual([
    ["o1", "referral.purchased", 100],
    ["o1:order:canceled", "referral.undone", -100],
    ["o2", "referral.purchased", 70],
  ])
})

it("ends with the referral, and comes back with it", () => {
  const kept = [act("o1", "", 10, 100), act("o1", ":v3", 20, -40)]
  const once = told(referral, "o1", { o1: kept })
  const ended = told(rejected, "o1", { o1: kept }, once)
  expect(net(ended)).toBe(0)
  expect(ended.at(-1)).toMatchObject({
    type: "referral.undone",
    at: Date.parse(decided_at),
    value: -60,
  })
  const back = told(referral, "o1", { o1: kept }, ended)
  expect(net(back)).toBe(60)
  const again = told(rejected, "o1", { o1: kept }, back)
  expect(net(again)).toBe(0)
  // What came back meanwhile is not made good by that.
  const more = [...kept, act("o1", ":v4", 30, -10)]
  expect(net(told(referral, "o1", { o1: more }, again))).toBe(50)
})

it("counts a first order that cost nothing, and one at a time", () => {
  const free = [act("o1", "", 10, 0)]
  const once = told(referral, "o1", { o1: free })
  expect(lines(once)).toEqual([["o1", "referral.purchased", 0]])
  expect(told(referral, "o2", { o2: [act("o2", "", 11, 5)] }, once)).toEqual(
    once
  )
})
