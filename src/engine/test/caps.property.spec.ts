import { replay } from "../advance"
import { holds } from "./holds"
import { timeline, type Timeline } from "./timelines"

/** What a life's capped rules paid, an item for each event they paid for. */
function paidUnderCaps({ documents, rules, items, end }: Timeline) {
  const events = new Map(
    items.flatMap((item) =>
      item.kind === "event" ? [[item.key, item.event]] : []
    )
  )
  const paid = new Map<string, string>()
  for (const entry of replay(rules, items, end).entries) {
    const { rule: id, version, original, at, status, spendable } = entry
    const rule = documents[(version ?? 0) - 1]?.earn.find(
      (one) => one.id === id
    )
    // What a negative purchase took comes back when it is taken back.
    const pays = (events.get(original)?.value ?? 0) >= 0
    const first = !paid.has(`${version} ${id} ${original}`)
    if (rule?.cap && first && pays && status + spendable > 0) {
      const { per, once_per } = rule.cap
      const subject =
        once_per === undefined
          ? undefined
          : JSON.stringify(
              Object.entries(events.get(original)?.attributes ?? {}).find(
                ([name]) => name === once_per
              )?.[1] ?? null
            )
      const period = `${version} ${id} ${per === "day" ? rules.calendar.dayOf(at) : ""}`
      paid.set(
        `${version} ${id} ${original}`,
        JSON.stringify({ period, times: rule.cap.times, subject })
      )
    }
  }
  return [...paid.values()].map(
    (one) =>
      JSON.parse(one) as { period: string; times: number; subject?: string }
  )
}

describe("a cap", () => {
  holds("is never exceeded", timeline(), (life) => {
    const paid = paidUnderCaps(life)
    for (const { period, times } of paid) {
      const same = paid.filter((one) => one.period === period)
      expect(same.length).toBeLessThanOrEqual(times)
    }
  })

  // A derived event may say something else than what it is derived from.
  const recorded = timeline({ derived: false })
  holds("pays for each thing once", recorded, (life) => {
    const subjects = paidUnderCaps(life)
      .filter(({ subject }) => subject !== undefined)
      .map(({ period, subject }) => `${period} ${subject}`)
    expect(new Set(subjects).size).toBe(subjects.length)
  })
})
