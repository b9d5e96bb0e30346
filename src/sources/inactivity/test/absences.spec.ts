import type { ConversionEvent } from "../../../engine"
import { absences, sinceOf } from "../absences"

const day = 86_400_000

/** Looks at somebody who did things on these days, again on each day named. */
function lookedAt(
  active: readonly number[],
  looks: readonly number[],
  days: readonly number[] = [30]
): [string, number][] {
  const recorded = new Map<string, ConversionEvent>()
  for (const now of looks.map((look) => look * day)) {
    const moments = active.map((on) => on * day).filter((at) => at <= now)
    const undone = new Set(
      [...recorded.values()].flatMap(({ reverses }) => reverses ?? [])
    )
    const open = [...recorded.values()].filter(
      ({ key, reverses }) => reverses === undefined && !undone.has(key)
    )
    const back = open.flatMap((absence) => {
      const after = sinceOf(absence)
      const at = moments.find((moment) => moment > after)
      return at === undefined ? [] : [{ customer_id: "ada", after, at }]
    })
    const last =
      moments.length > 0
        ? [{ customer_id: "ada", at: Math.max(...moments) }]
        : []
    for (const event of absences({ days, last, open, back, now })) {
      recorded.set(event.key, recorded.get(event.key) ?? event)
    }
  }
  return [...recorded.values()].map(({ type, at }) => [type, at / day])
}

describe("who was away", () => {
  it("is seen after so many days, once, however often one looks", () => {
    expect(lookedAt([0], [29, 30, 31, 31, 60])).toEqual([
      ["inactivity.reached", 30],
    ])
  })

  it("is back with the first thing done, and may be away again", () => {
    expect(lookedAt([0, 40, 41], [35, 41, 100])).toEqual([
      ["inactivity.reached", 30],
      ["inactivity.ended", 40],
      ["inactivity.reached", 71],
    ])
  })

  it("was never away when it turns out late that something was done", () => {
    expect(lookedAt([0], [35])).toEqual([["inactivity.reached", 30]])
    const late = absences({
      days: [30],
      last: [{ customer_id: "ada", at: 20 * day }],
      open: absences({
        ...{ days: [30], open: [], back: [], now: 35 * day },
        last: [{ customer_id: "ada", at: 0 }],
      }),
      back: [{ customer_id: "ada", after: 0, at: 20 * day }],
      now: 36 * day,
    })
    expect(late.map(({ type, at }) => [type, at / day])).toEqual([
      ["inactivity.reached", 30],
      ["inactivity.ended", 30],
    ])
  })

  it("is told for each number of days by itself", () => {
    expect(lookedAt([0, 95], [40, 91, 96], [30, 90])).toEqual([
      ["inactivity.reached", 30],
      ["inactivity.reached", 90],
      ["inactivity.ended", 95],
      ["inactivity.ended", 95],
    ])
  })

  it("is nothing that is told of gaps nobody saw", () => {
    expect(lookedAt([0, 100], [101])).toEqual([])
  })
})
