import type { ConversionEvent } from "../../engine"
import { newRounds, rounds_max, roundsOf, type Presence } from "../rounds"

const wish = (customer: string | null, at = 10): Presence => ({
  key: "wishlist:ada:kettle",
  type: "wishlist.item_added",
  undo: "wishlist.item_removed",
  there: customer === null ? null : { customer, at, attributes: {} },
  gone_at: null,
})

/** What is on record after looking at each of these, one after the other. */
function recordOf(...looks: Presence[]): ConversionEvent[] {
  const recorded = new Map<string, ConversionEvent>()
  looks.forEach((look, i) => {
    for (const event of roundsOf(look, [...recorded.values()], 100 + i)) {
      if (!recorded.has(event.key)) {
        recorded.set(event.key, event)
      }
    }
  })
  return [...recorded.values()]
}

const names = (events: readonly ConversionEvent[]) =>
  events.map(({ key, at }) => [key.replace("wishlist:ada:kettle:", ""), at])

describe("what comes and goes", () => {
  it("counts once, however often it is looked at", () => {
    const all = recordOf(wish("ada"), wish("ada"), wish("ada", 5))
    expect(names(all)).toEqual([["1", 10]])
  })

  it("is nothing new once it is on record", () => {
    const recorded = recordOf(wish("ada"))
    expect(newRounds(wish("ada"), recorded, 200)).toEqual([])
    const ended = newRounds(wish(null), recorded, 200)
    expect(names(ended)).toEqual([["1:undone", 200]])
    const anew = newRounds(wish("ada"), [...recorded, ...ended], 300)
    expect(names(anew)).toEqual([["2", 200]])
  })

  it("is nothing that was never there", () => {
    expect(recordOf(wish(null))).toEqual([])
  })

  it("is undone when it is gone, once, and counts again from then on", () => {
    const all = recordOf(wish("ada"), wish(null), wish(null), wish("ada"))
    expect(names(all)).toEqual([
      ["1", 10],
      ["1:undone", 101],
      ["2", 101],
    ])
    expect(all[1]).toMatchObject({
      type: "wishlist.item_removed",
      reverses: "wishlist:ada:kettle:1",
    })
  })

  it("goes over to somebody else: undone for one, new for the other", () => {
    const all = recordOf(wish("ada"), wish("bob"))
    expect(all.map(({ customer }) => customer)).toEqual(["ada", "ada", "bob"])
    expect(names(all).map(([name]) => name)).toEqual(["1", "1:undone", "2"])
  })

  it("takes back what it was worth", () => {
    const there = { customer: "ada", at: 1, value: 25, currency: "eur" }
    const card = { ...wish(null), there: { ...there, attributes: {} } }
    expect(recordOf(card, wish(null)).map(({ value }) => value)).toEqual([
      25, -25,
    ])
  })

  it("attack 33: counts no more after it came and went twenty times", () => {
    const looks = Array.from({ length: 2_000 }, (_, i) =>
      wish(i % 2 === 0 ? "ada" : null)
    )
    const all = recordOf(...looks, wish("ada"))
    const undone = new Set(all.flatMap(({ reverses }) => reverses ?? []))
    expect(undone.size).toBe(rounds_max)
    expect(all).toHaveLength(2 * rounds_max)
  })
})
