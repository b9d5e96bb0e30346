import fc from "fast-check"
import { advance, replay } from "../advance"
import { diff } from "../diff"
import { explain } from "../explain"
import { inOrder } from "../timeline"
import type { Item, Moment } from "../types"
import { deepFreeze } from "./deep-freeze"
import { effective } from "./effective"
import { holds } from "./holds"
import { MemberRecord } from "./member-record"
import type { Timeline } from "./timelines"
import { rulesOf, span_days, start, timeline } from "./timelines"

const splits = fc.array(fc.nat(3), { minLength: 20, maxLength: 20 })
const waits = fc.array(fc.option(fc.nat(span_days * 24), { nil: undefined }), {
  minLength: 20,
  maxLength: 20,
})

/** A timeline with its items in some order, to come in batches of some size. */
const arriving = timeline().chain((life) =>
  fc.record({
    life: fc.constant(life),
    order: fc.shuffledSubarray([...life.items], {
      minLength: life.items.length,
    }),
    sizes: splits,
    waits,
    minimal: fc.boolean(),
  })
)

function batchesOf<T>(items: readonly T[], sizes: readonly number[]): T[][] {
  const batches: T[][] = []
  let from = 0
  for (let i = 0; from < items.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length] ?? 1)
    batches.push(items.slice(from, from + size))
    from += size
  }
  return batches
}

const publications = ({ items }: Timeline): Item[] =>
  items.filter((item) => item.kind === "publication")

const others = (items: readonly Item[]): Item[] =>
  items.filter((item) => item.kind !== "publication")

const byMoment = (a: Item, b: Item): number => a.at - b.at

const momentOf = (hours: number): Moment => start + hours * 3_600_000

/** No earlier than any wait: time does not run back. */
const endOf = ({ end }: Timeline): Moment =>
  Math.max(end, momentOf(span_days * 24))

describe("the order of arrival", () => {
  holds("does not change a replay", arriving, ({ life, order }) => {
    expect(replay(life.rules, order, life.end)).toEqual(
      replay(life.rules, life.items, life.end)
    )
  })

  holds(
    "does not change what batches come to, whatever time is let pass between",
    arriving,
    ({ life, order, sizes, waits: pauses, minimal }) => {
      const record = new MemberRecord(life.rules, minimal)
      const [head = [], ...rest] = batchesOf(others(order), sizes)
      record.record([...publications(life), ...head])
      rest.forEach((batch, i) => {
        const hours = pauses[i]
        if (hours !== undefined) {
          record.record([], momentOf(hours))
        }
        record.record(batch)
      })
      record.record([], endOf(life))
      expect(effective(record)).toEqual(
        effective(replay(life.rules, life.items, endOf(life)))
      )
    }
  )

  holds(
    "in order, split anywhere, every step is what a replay up to there is",
    arriving,
    ({ life, sizes, waits: pauses, minimal }) => {
      const record = new MemberRecord(life.rules, minimal)
      const inOrder = others(life.items).sort(byMoment)
      const [head = [], ...rest] = batchesOf(inOrder, sizes)
      const steps = [[...publications(life), ...head], ...rest]
      steps.forEach((batch, i) => {
        const hours = pauses[i]
        const until = hours === undefined ? undefined : momentOf(hours)
        record.record(batch, until)
        const upTo = record.standing.cursor?.at
        expect(effective(record)).toEqual(
          effective(replay(life.rules, record.items, upTo))
        )
      })
    }
  )
})

describe("a publication", () => {
  holds(
    "that comes when it is due leaves what a replay under all rules is",
    arriving,
    ({ life, minimal }) => {
      const documents = life.documents.slice(0, 1)
      const record = new MemberRecord(
        rulesOf(documents, life.rules.calendar),
        minimal
      )
      const placed = inOrder(life.items).map(({ item }) => item)
      for (const item of placed) {
        if (item.kind === "publication") {
          const live = life.documents.slice(0, item.version)
          record.publish(rulesOf(live, life.rules.calendar), item)
        } else {
          record.record([item])
        }
      }
      record.record([], endOf(life))
      expect(effective(record)).toEqual(
        effective(replay(life.rules, life.items, endOf(life)))
      )
    }
  )
})

describe("what a fold is given", () => {
  holds("is never changed", arriving, ({ life, order, sizes }) => {
    const [head = [], rest = []] = batchesOf(order, [
      Math.max(1, (sizes[0] ?? 1) * 3),
    ])
    const { standing, days } = replay(life.rules, [
      ...publications(life),
      ...head,
    ])
    const rows = new Map<string, Map<number, number>>()
    for (const { tally, day, delta } of days) {
      rows.set(tally, (rows.get(tally) ?? new Map()).set(day, delta))
    }
    const given = [
      standing,
      rest,
      [...rows].map(([key, row]) => [key, [...row]]),
    ]
    const text = JSON.stringify(given)
    deepFreeze(standing)
    deepFreeze(rows)
    advance(life.rules, standing, rest, rows, life.end)
    replay(life.rules, rest, life.end)
    explain(life.rules, standing)
    expect(
      JSON.stringify([
        standing,
        rest,
        [...rows].map(([key, row]) => [key, [...row]]),
      ])
    ).toBe(text)
  })
})

describe("repeats", () => {
  const repeated = arriving.chain((one) =>
    fc.shuffledSubarray([...one.life.items]).map((again) => ({ ...one, again }))
  )

  holds("in a replay change nothing", repeated, ({ life, order, again }) => {
    expect(replay(life.rules, [...order, ...again], life.end)).toEqual(
      replay(life.rules, life.items, life.end)
    )
  })

  holds(
    "in batches change nothing, even where nobody drops them before",
    repeated,
    ({ life, order, again, sizes, minimal }) => {
      const record = new MemberRecord(life.rules, minimal)
      record.record(publications(life))
      for (const batch of batchesOf([...others(order), ...again], sizes)) {
        record.record(batch)
      }
      record.record([], endOf(life))
      expect(effective(record)).toEqual(
        effective(replay(life.rules, life.items, endOf(life)))
      )
    }
  )
})

describe("what is appended after a replay", () => {
  holds(
    "makes the record say what is right, and is nothing the second time",
    arriving,
    ({ life, order, sizes, minimal }) => {
      const record = new MemberRecord(life.rules, minimal)
      record.record(publications(life))
      for (const batch of batchesOf(others(order), sizes)) {
        record.record(batch)
      }
      const right = replay(life.rules, life.items, life.end)
      const corrections = diff(record.recorded(), right)
      record.entries.push(...corrections.entries)
      record.transitions = [
        ...record.transitions.filter(
          ({ key }) => !corrections.superseded.includes(key)
        ),
        ...corrections.transitions,
      ]
      record.standing = right.standing
      expect(effective(record)).toEqual(effective(right))
      expect(diff(record.recorded(), right)).toEqual({
        entries: [],
        transitions: [],
        superseded: [],
      })
    }
  )
})
