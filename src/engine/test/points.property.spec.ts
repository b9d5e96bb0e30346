import { replay } from "../advance"
import { balances } from "./effective"
import { holds } from "./holds"
import { timeline } from "./timelines"

describe("points", () => {
  holds("held are the sum of the entries", timeline(), (life) => {
    const outcome = replay(life.rules, life.items, life.end)
    const { status, spendable } = outcome.standing
    expect({ status, spendable }).toEqual(balances(outcome))
  })

  holds(
    "that lapse never outweigh the balance, and lie in order of lapsing",
    timeline(),
    (life) => {
      const { standing } = replay(life.rules, life.items, life.end)
      const { lots, spendable } = standing
      const moments = lots.map(({ expires_at }) => expires_at)
      const held = lots.reduce((sum, { left }) => sum + left, 0)
      expect(lots.every(({ left }) => left > 0)).toBe(true)
      expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b))
      expect(moments.every((moment) => moment > life.end)).toBe(true)
      expect(held).toBeLessThanOrEqual(Math.max(0, spendable))
    }
  )

  holds("are written once for each key", timeline(), (life) => {
    const { entries } = replay(life.rules, life.items, life.end)
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length)
  })
})

describe("a replay", () => {
  holds("comes to the same twice", timeline(), (life) => {
    expect(replay(life.rules, life.items, life.end)).toEqual(
      replay(life.rules, life.items, life.end)
    )
  })

  holds("writes day rows that add up to its tallies", timeline(), (life) => {
    const { standing, days } = replay(life.rules, life.items, life.end)
    const today = life.rules.calendar.dayOf(
      Math.max(life.end, standing.cursor?.at ?? life.end)
    )
    for (const { key, spec } of life.rules.tallies) {
      const { within_days } = spec
      if (within_days !== undefined) {
        const inside = days
          .filter(
            ({ tally, day }) => tally === key && day > today - within_days
          )
          .reduce((sum, { delta }) => sum + delta, 0)
        expect([key, standing.tallies[key]?.sum]).toEqual([key, inside])
      }
    }
  })
})
