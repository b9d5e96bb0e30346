import fc from "fast-check"
import { replay } from "../advance"
import type { EarnRule, Rates } from "../ladder"
import { inOrder } from "../timeline"
import type { ConversionEvent, Entry, Item, Outcome } from "../types"
import { holds } from "./holds"
import { MemberRecord } from "./member-record"
import type { Timeline } from "./timelines"
import { timeline } from "./timelines"

/** A timeline, one of its events, and cancellations of that event in whole. */
const canceled = timeline({ expiry: false }).chain((life) => {
  const originals = plainEvents(life)
  return fc.record({
    life: fc.constant(life),
    of: fc.constantFrom(...originals, undefined),
    hours: fc.array(fc.integer({ min: -48, max: 40 * 24 }), {
      minLength: 1,
      maxLength: 3,
    }),
    first: fc.boolean(),
  })
})

const plainEvents = ({ items }: Timeline): ConversionEvent[] =>
  items.flatMap((item) =>
    item.kind === "event" && item.event.reverses === undefined
      ? [item.event]
      : []
  )

const cancellation = (of: ConversionEvent, at: number, n: number): Item => {
  const key = `cancellation:${n}`
  const event = {
    key,
    type: "order.canceled",
    customer: "c",
    at,
    reverses: of.key,
    attributes: {},
  }
  return { kind: "event", key, at, event }
}

describe("a reversal of all that is left", () => {
  holds(
    "gives back exactly what its original gave, once, also when it comes first",
    canceled,
    ({ life, of, hours, first }) => {
      if (!of) {
        return
      }
      // After everything else, or in the midst of it, and also several times.
      const last = Math.max(...life.items.map(({ at }) => at))
      const reversals = hours.map((hour, i) =>
        cancellation(of, (i === 0 ? last : of.at) + hour * 3_600_000, i)
      )
      reversals.push(cancellation(of, last + 1, reversals.length))
      const rest = life.items.filter(({ kind }) => kind !== "publication")
      const record = new MemberRecord(life.rules, true)
      record.record(life.items.filter(({ kind }) => kind === "publication"))
      for (const batch of first ? [reversals, rest] : [rest, reversals]) {
        record.record(batch)
      }
      const entries = record.entries.filter((e) => e.original === of.key)
      expect(sum(entries, "status")).toBe(0)
      expect(sum(entries, "spendable")).toBe(0)
      expect(actTallies(life, record)).toEqual(
        actTallies(life, replay(life.rules, without(life, of)))
      )
    }
  )
})

const sum = (entries: readonly Entry[], of: "status" | "spendable"): number =>
  entries.reduce((total, entry) => total + entry[of], 0)

/** Of what customers did; not of corrections, which did happen. */
function actTallies(
  { rules }: Timeline,
  { standing }: Pick<Outcome, "standing">
): [string, number][] {
  return rules.tallies
    .filter(({ spec }) => spec.within_days === undefined)
    .filter(({ spec }) => spec.type !== "order.refunded")
    .map(({ key }) => [key, standing.tallies[key]?.sum ?? 0])
}

const without = ({ items }: Timeline, of: ConversionEvent): Item[] =>
  items.filter((item) => item.key !== of.key)

describe("a reversal in part", () => {
  holds(
    "leaves the points of what is left, by the rule, version and multiplier written down",
    timeline(),
    (life) => {
      const { entries } = replay(life.rules, life.items, life.end)
      for (const event of plainEvents(life)) {
        const left = leftOf(life, event)
        for (const [rule, lines] of byRule(entries, event)) {
          const { version = 0, multiplier = 100 } = lines[0] ?? {}
          const document = life.documents[version - 1]
          const earn = document?.earn.find(({ id }) => id === rule)
          const rates = document?.rates ? { rates: document.rates } : {}
          if (earn && earn.balance !== "spendable") {
            expect(sum(lines, "status")).toBe(
              worth(
                earn,
                { currency: event.currency, ...rates },
                left,
                multiplier
              )
            )
          }
        }
      }
    }
  )

  holds(
    "never takes more spendable points than were given",
    timeline({ unlinked: false }),
    (life) => {
      const { entries } = replay(life.rules, life.items, life.end)
      for (const event of plainEvents(life)) {
        for (const [, lines] of byRule(entries, event)) {
          expect(sum(lines, "spendable")).toBeGreaterThanOrEqual(0)
        }
      }
    }
  )
})

function byRule(
  entries: readonly Entry[],
  { key }: ConversionEvent
): Map<string | undefined, Entry[]> {
  const groups = new Map<string | undefined, Entry[]>()
  for (const entry of entries) {
    if (entry.original === key) {
      groups.set(entry.rule, [...(groups.get(entry.rule) ?? []), entry])
    }
  }
  return groups
}

/**
 * What is left of an event's value as status points see it: less all that was
 * taken back but for the shop's fault. Undefined when it is undone.
 */
function leftOf({ items }: Timeline, event: ConversionEvent) {
  const start = { left: event.value ?? 0, shielded: 0, undone: false }
  const { left, shielded, undone } = inOrder(items).reduce((now, { item }) => {
    if (item.kind !== "event" || item.event.reverses !== event.key) {
      return now
    }
    const { value, type } = item.event
    if (event.value === undefined) {
      const gone = now.undone || (value ?? 0) <= 0
      return { left: 0, shielded: 0, undone: gone }
    }
    const wanted = value === undefined ? 0 : now.left + value
    const kept = event.value < 0 ? Math.min(0, wanted) : Math.max(0, wanted)
    const spared =
      type === "order.compensated"
        ? Math.max(0, now.shielded + now.left - kept)
        : kept === 0
          ? 0
          : now.shielded
    return { left: kept, shielded: spared, undone: kept + spared === 0 }
  }, start)
  return undone ? undefined : left + shielded
}

/** The rule in other words, with fractions: the numbers here are small. */
function worth(
  { points, minimum = 0 }: EarnRule,
  { currency, rates }: { currency: string | undefined; rates?: Rates },
  left: number | undefined,
  percent: number
): number {
  if (left === undefined) {
    return 0
  }
  const paid = Math.abs(left)
  const rate = rates && currency ? rates.from[currency] : undefined
  const exchanged = rate
    ? Math.floor((paid * rate.counts_as) / rate.amount + 1e-9)
    : Number.NaN
  const inRates = currency === rates?.into ? paid : exchanged
  const inOwn = (wanted: string) =>
    currency === wanted ? paid : wanted === rates?.into ? exchanged : 0
  const amount =
    "per" in points
      ? inOwn(points.per.currency)
      : rates && minimum > 0
        ? inRates
        : paid
  // NaN, where there is no rate, is not enough for any minimum.
  if (!(amount >= minimum)) {
    return 0
  }
  const full =
    "fixed" in points
      ? points.fixed * percent
      : (amount * points.per.points * percent) / points.per.amount
  const floored = Math.floor(full / 100 + 1e-9)
  return left < 0 && floored > 0 ? -floored : floored
}
