import type { Needed } from "./condition"
import { measureOf } from "./condition"
import { conditionKindNamed } from "./conditions"
import type { Derived, EarnRule, EventTypes, LadderDocument } from "./ladder"
import type { Allowed, Scalar, Where } from "../params"
import { allows } from "../params"
import type { Attributes, Standing } from "./types"

/** An earn rule for derived events, with what they are derived from. */
export interface Watch {
  readonly rule: EarnRule
  readonly measure: (standing: Standing) => number | undefined
  /** What is reached on the way from one number up to another. */
  readonly reached: (from: number, to: number) => readonly number[]
  /** What the event says of itself. */
  readonly says: (reached: number) => Attributes
}

/**
 * The rules of a document that pay when a count, a spend or the status points
 * reach a number. Points are looked at last: the others may add to them.
 */
export function compileWatches(
  { earn }: LadderDocument,
  types: EventTypes,
  needed: Needed
): Watch[] {
  const watches = earn.flatMap((rule) => compileWatch(rule, types, needed))
  const last = ({ rule }: Watch) => Number(isStatus(rule, types))
  return watches.sort((a, b) => last(a) - last(b))
}

const isStatus = ({ type }: EarnRule, types: EventTypes): boolean =>
  types[type]?.derivedFrom === "status"

function compileWatch(
  rule: EarnRule,
  types: EventTypes,
  needed: Needed
): Watch[] {
  const what = watched(rule.where ?? {}, types[rule.type]?.derivedFrom)
  const kind = conditionKindNamed(what?.kind)
  if (!what || !kind) {
    return []
  }
  const params = what.params as Parameters<typeof kind.measure>[0]
  return [{ ...what, rule, measure: measureOf(kind.measure(params), needed) }]
}

/** The condition kind that measures it, and when that leads to something. */
export function watched(where: Where, derivedFrom: Derived | undefined) {
  if (typeof derivedFrom === "object") {
    const { n, ...rest } = where
    return {
      kind: "event_count",
      params: { type: derivedFrom.each, where: rest, at_least: 1 } as object,
      reached: (from: number, to: number) =>
        wholeNumbers(from, to).filter((one) => !n || allows(n, one)),
      says: (one: number) => ({ n: one }),
    }
  }
  if (derivedFrom === "spend") {
    const currency = String(listIn(where["currency"])[0] ?? "")
    return {
      kind: "spend",
      params: { currency, at_least: 1 },
      reached: listed(where["amount"]),
      says: (amount: number) => ({ amount, currency }),
    }
  }
  return derivedFrom === "status"
    ? {
        kind: "points",
        params: { at_least: 1 },
        reached: listed(where["points"]),
        says: (points: number) => ({ points }),
      }
    : undefined
}

const wholeNumbers = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i + 1)

const listed =
  (allowed: Allowed | undefined): Watch["reached"] =>
  (from, to) =>
    listIn(allowed)
      .filter((one) => typeof one === "number")
      .filter((one) => one > from && one <= to)
      .sort((a, b) => a - b)

const listIn = (allowed: Allowed | undefined): readonly Scalar[] =>
  Array.isArray(allowed) ? (allowed as readonly Scalar[]) : []
