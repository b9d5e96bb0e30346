import type { AdminTimelineLine } from "../../../types"
import { lineWords } from "../timeline-words"
import type { Words } from "../words"
import { plain, wordsIn } from "./words-in"

const rungs = [
  { id: "bronze", name: "Bronze", position: 1 },
  { id: "silver", name: "Silver", position: 2 },
]

const at = "2025-03-01T10:00:00.000Z"

describe("a line of the timeline in words", () => {
  let words: Words
  beforeAll(async () => {
    words = await wordsIn("en")
  })

  const read = (line: Omit<AdminTimelineLine, "at">) =>
    lineWords({ at, ...line }, rungs, words)

  it("says what happened, what it was worth, and leads to the order", () => {
    const line = read({
      kind: "event",
      key: "order:order_01:v1",
      title: "order.placed",
      type: "order.placed",
      value: 12_000,
      currency: "eur",
    })
    expect({ ...line, detail: plain(line.detail ?? "") }).toEqual({
      title: "Order placed",
      detail: "€120.00",
      points: [],
      tone: "neutral",
      href: "/orders/order_01",
    })
  })

  it("names an event of another plugin by its type", () => {
    expect(
      read({ kind: "event", key: "hand:1", title: "custom.tasting" })
    ).toMatchObject({ title: "custom.tasting", detail: null, href: null })
  })

  it("says a move by the names of the rungs, and why", () => {
    expect(
      read({
        kind: "transition",
        key: "t",
        title: "entered",
        from: null,
        to: "silver",
      })
    ).toMatchObject({
      title: "Up from Ground to Silver",
      detail: "reached what the rung takes",
      tone: "good",
    })
    expect(
      read({
        kind: "transition",
        key: "t",
        title: "fell",
        from: "silver",
        to: "bronze",
      })
    ).toMatchObject({ title: "Down from Silver to Bronze", tone: "bad" })
  })

  it("keeps the id of a rung the ladder no longer has", () => {
    expect(
      read({
        kind: "transition",
        key: "t",
        title: "entered",
        from: "old",
        to: "silver",
      })
    ).toMatchObject({ title: "Up from old to Silver" })
  })

  it("says both kinds of points once when they are the same", () => {
    const entry = { kind: "entry", key: "e", title: "earn" } as const
    expect(
      read({ ...entry, status_points: 120, spendable_points: 120 }).points
    ).toEqual(["+120 points"])
    expect(
      read({ ...entry, status_points: 0, spendable_points: -5 })
    ).toMatchObject({ points: ["-5 spendable"], tone: "bad" })
    expect(
      read({ ...entry, status_points: 7, spendable_points: 3 }).points
    ).toEqual(["+7 status", "+3 spendable"])
  })

  it("gives the reason staff gave", () => {
    expect(
      read({
        kind: "decision",
        key: "d",
        title: "lock",
        to: "silver",
        reason: "VIP",
      })
    ).toMatchObject({ title: "Rung locked by staff: Silver", detail: "VIP" })
  })

  it("survives a title it does not know", () => {
    expect(read({ kind: "entry", key: "e", title: "toString" }).title).toBe(
      "Points"
    )
    expect(read({ kind: "transition", key: "t", title: "moon" }).detail).toBe(
      "moon"
    )
  })
})
