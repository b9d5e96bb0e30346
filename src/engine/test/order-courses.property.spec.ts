import fc from "fast-check"
import { replay } from "../advance"
import type { Rules } from "../compile"
import type { EarnRule, LadderDocument } from "../ladder"
import type { ConversionEvent, Entry, Item, Moment } from "../types"
import { holds } from "./holds"
import { MemberRecord } from "./member-record"
import { rulesOf, start } from "./timelines"
import { calendarIn } from "./zones"

const hour = 3_600_000

/** What becomes of an order; amounts may be more than is left of it. */
type Act =
  | { readonly what: "refund" | "return" | "claim"; readonly amount: number }
  | {
      readonly what: "exchange"
      readonly amount: number
      /** What is sent instead costs so much. */
      readonly other: number
    }
  | { readonly what: "cancel" }

interface Order {
  readonly value: number
  readonly acts: readonly { readonly hours: number; readonly act: Act }[]
}

const amount = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 9_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(1, 99, 100, 5_000) }
)

const act: fc.Arbitrary<Act> = fc.oneof<fc.Arbitrary<Act>[]>(
  fc.record({
    what: fc.constantFrom("refund", "refund", "return", "claim"),
    amount,
  }),
  fc.record({ what: fc.constant("exchange"), amount, other: amount }),
  fc.record({ what: fc.constant("cancel") })
)

const order: fc.Arbitrary<Order> = fc.record({
  value: amount,
  acts: fc.array(fc.record({ hours: fc.integer({ min: 1, max: 400 }), act }), {
    maxLength: 6,
  }),
})

/** One customer's orders, points as the rule gives them, and how all arrives. */
const life = fc
  .record({
    orders: fc.array(order, { minLength: 1, maxLength: 3 }),
    per: fc.record({
      points: fc.integer({ min: 1, max: 3 }),
      amount: fc.constantFrom(1, 7, 100),
      currency: fc.constant("eur"),
    }),
    sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }),
  })
  .chain(({ orders, ...rest }) => {
    const items = orders.flatMap(itemsOf)
    return fc.record({
      orders: fc.constant(orders),
      rules: fc.constant(rulesFor(rest.per)),
      per: fc.constant(rest.per),
      sizes: fc.constant(rest.sizes),
      arriving: fc.shuffledSubarray(items, { minLength: items.length }),
    })
  })

type Per = Extract<EarnRule["points"], { readonly per: unknown }>["per"]

function rulesFor(per: Per): Rules {
  const document: LadderDocument = {
    name: "Net paid",
    zone: "UTC",
    rungs: [
      { id: "kept", name: "Kept", enter: { kind: "points", at_least: 50 } },
    ],
    earn: [{ id: "spend", type: "order.placed", points: { per } }],
    rewards: [],
  }
  return rulesOf([document], calendarIn("UTC"))
}

const publication: Item = {
  kind: "publication",
  key: "publication:1",
  at: start - hour,
  version: 1,
}

/** As the source of orders tells it: one event, or two or three, for each act. */
function itemsOf({ value, acts }: Order, n: number): Item[] {
  const placed = `order:${n}`
  let at: Moment = start + n * hour
  const told: Item[] = [
    event(placed, "order.placed", at, { value, currency: "eur" }),
  ]
  acts.forEach(({ hours, act: one }, i) => {
    at += hours * hour
    const key = `${placed}:${i}`
    const back = (name: string, type: string, delta: number): void => {
      at += 1
      const about = { value: delta, currency: "eur", reverses: placed }
      told.push(event(`${key}:${name}`, type, at, about))
    }
    const claim = { attributes: { claim: key } }
    switch (one.what) {
      case "cancel":
        told.push(event(key, "order.canceled", at, { reverses: placed }))
        break
      case "refund":
        back("refund", "order.refunded", -one.amount)
        break
      case "return":
        back("return", "order.changed", -one.amount)
        break
      case "exchange":
        back("returned", "order.changed", -one.amount)
        back("sent", "order.changed", one.other)
        break
      case "claim":
        told.push(event(key, "order.claimed", at, claim))
        back("shield", "order.compensated", -one.amount)
        told.push(event(`${key}:end`, "order.claim_settled", at + 1, claim))
    }
  })
  return told
}

const event = (
  key: string,
  type: string,
  at: Moment,
  more: Partial<ConversionEvent>
): Item => ({
  kind: "event",
  key,
  at,
  event: { key, type, customer: "c", at, attributes: {}, ...more },
})

/** What is net paid for an order, and what the shop gave back for its own fault. */
function paidFor({ value, acts }: Order): { net: number; spared: number } {
  let net = value
  let spared = 0
  const giveBack = (part: number): void => {
    net = Math.max(0, net - part)
    // Nothing of it stayed with the customer: nothing is left to be spared.
    spared = net === 0 ? 0 : spared
  }
  for (const { act: one } of acts) {
    if (one.what === "cancel") {
      giveBack(net)
    } else if (one.what === "claim") {
      const part = Math.min(net, one.amount)
      net -= part
      spared += part
    } else {
      giveBack(one.amount)
      net += one.what === "exchange" ? one.other : 0
    }
  }
  return { net, spared }
}

const pointsOf = (entries: readonly Entry[], key: string) =>
  entries
    .filter(({ original }) => original === key)
    .reduce(
      (sum, { status, spendable }) => ({
        status: sum.status + status,
        spendable: sum.spendable + spendable,
      }),
      { status: 0, spendable: 0 }
    )

describe("R16: orders, refunds in part, cancellations, returns, exchanges, claims", () => {
  holds(
    "leave the points of what is net paid, told in any order",
    life,
    ({ orders, rules, per, sizes, arriving }) => {
      const worth = (left: number): number =>
        Math.floor((left * per.points) / per.amount)
      const record = new MemberRecord(rules, true)
      record.record([publication])
      for (let from = 0, i = 0; from < arriving.length; i++) {
        const to = from + (sizes[i % sizes.length] ?? 1)
        record.record(arriving.slice(from, to))
        from = to
      }
      const total = { status: 0, spendable: 0 }
      orders.forEach((one, n) => {
        const { net, spared } = paidFor(one)
        const wanted = { status: worth(net + spared), spendable: worth(net) }
        expect(pointsOf(record.entries, `order:${n}`)).toEqual(wanted)
        total.status += wanted.status
        total.spendable += wanted.spendable
      })
      const { status, spendable } = record.standing
      expect({ status, spendable }).toEqual(total)
    }
  )

  holds(
    "leave nothing once all that is left was refunded",
    life,
    ({ orders, rules, arriving }) => {
      const refunds = orders.map((one, n) => {
        const at = Math.max(...arriving.map((item) => item.at)) + hour
        const value = -Math.max(1, paidFor(one).net)
        return event(`refund:${n}`, "order.refunded", at, {
          value,
          currency: "eur",
          reverses: `order:${n}`,
        })
      })
      const items = [publication, ...arriving, ...refunds]
      const { entries, standing } = replay(rules, items)
      for (const n of orders.keys()) {
        const sum = pointsOf(entries, `order:${n}`)
        expect(sum).toEqual({ status: 0, spendable: 0 })
      }
      const { status, spendable } = standing
      expect({ status, spendable }).toEqual({ status: 0, spendable: 0 })
    }
  )
})
