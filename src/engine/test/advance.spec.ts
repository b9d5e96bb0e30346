import { advance, replay } from "../advance"
import { compileRules } from "../compile"
import { nobody } from "../fold"
import type { LadderDocument } from "../ladder"
import type { Item, Outcome } from "../types"
import { eventTypes } from "./event-types"
import { calendarIn } from "./zones"

const document: LadderDocument = {
  name: "Tea club",
  zone: "UTC",
  rungs: [
    {
      id: "gold",
      name: "Gold",
      enter: { kind: "spend", currency: "eur", at_least: 100 },
      keep: { kind: "spend", currency: "eur", at_least: 50 },
    },
  ],
  earn: [],
  rewards: [
    {
      id: "welcome",
      name: "Welcome",
      kind: "coupon",
      on: { rung_entered: "gold" },
      settings: {},
    },
  ],
}

const rulesOf = (...numbers: number[]) =>
  compileRules(
    numbers.map((number) => ({ number, document })),
    eventTypes,
    calendarIn("UTC")
  )

const rules = rulesOf(1)
const day = 86_400_000

const event = (key: string, days: number, of: object = {}): Item => {
  const at = days * day
  const what = { type: "order.placed", value: 100, currency: "eur", ...of }
  const told = { key, at, customer: "mary", attributes: {}, ...what }
  return { kind: "event", key, at, event: told }
}

const registered = event("r", 1, { type: "customer.registered" })
const published: Item = { kind: "publication", key: "p", at: 0, version: 1 }

function folded(outcome: ReturnType<typeof advance>): Outcome {
  if ("needs_replay" in outcome) {
    throw new Error(`declined: ${outcome.needs_replay}`)
  }
  return outcome
}

const first = folded(advance(rules, nobody, [published, event("a", 10)]))

describe("the fast way", () => {
  it("takes a new member, in whatever order their items come", () => {
    const items = [event("b", 9), published, event("a", 10)]
    expect(folded(advance(rules, nobody, items))).toEqual(replay(rules, items))
  })

  it("takes what comes after all that was folded", () => {
    const { standing } = folded(
      advance(rules, first.standing, [event("b", 11)])
    )
    expect(standing.cursor).toEqual({ at: 11 * day, rank: 2, key: "b" })
  })

  it("takes what comes before an idle look at the clock", () => {
    const idle = advance(rules, first.standing, [], new Map(), 20 * day)
    const later = advance(rules, folded(idle).standing, [event("b", 11)])
    expect(later).toHaveProperty("standing.cursor.key", "b")
  })

  it.each([
    ["what comes before the last folded item", "late", [event("b", 9)]],
    ["the last folded item itself", "late", [event("a", 10)]],
    [
      "a reversal, whose original it does not have",
      "reversal",
      [event("a-", 11, { value: -1, reverses: "a" })],
    ],
  ])("declines %s", (_, needs_replay, items) => {
    expect(advance(rules, first.standing, items)).toEqual({ needs_replay })
  })

  it("declines a member who was judged by another version", () => {
    expect(advance(rulesOf(1, 2), first.standing, [event("b", 11)])).toEqual({
      needs_replay: "version",
    })
  })

  it("declines a member who lost a reward, and may deserve it again", () => {
    const refund = event("a-", 11, { value: -40, reverses: "a" })
    const items = [published, registered, event("a", 10), refund]
    const { standing } = replay(rules, items)
    expect([standing.owed, standing.rung_id]).toEqual([[], "gold"])
    expect(advance(rules, standing, [event("b", 12)])).toEqual({
      needs_replay: "forfeited",
    })
  })
})

it("attack 32: pays a thousand orders of a cent a cap's worth, and nothing under a minimum", () => {
  const earn: LadderDocument["earn"] = [
    {
      id: "order",
      type: "order.placed",
      points: { fixed: 5 },
      cap: { times: 3, per: "day" },
    },
    { id: "real", type: "order.placed", points: { fixed: 50 }, minimum: 500 },
  ]
  const farmed = compileRules(
    [{ number: 1, document: { ...document, earn } }],
    eventTypes,
    calendarIn("UTC")
  )
  const orders = Array.from({ length: 1000 }, (_, n) =>
    event(`o${n}`, 2 + n / 2000, { value: 1 })
  )
  const { standing } = replay(farmed, [published, registered, ...orders])
  expect(standing.status).toBe(15)
})
