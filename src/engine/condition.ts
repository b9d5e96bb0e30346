import { conditionKindNamed } from "./conditions"
import type { ConditionKind, Facts } from "./conditions/condition-kind"
import { checkParams, isObject } from "./params"
import { tallyKey } from "./tallies"
import type { Met, TallySpec, Verdict } from "./types"

/** A rule as a merchant writes it: a kind with its settings, or a combination. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly kind: string; readonly [setting: string]: unknown }

type Settings = Readonly<Record<string, unknown>>

/** A condition turned into a closure; answers with its reasons. */
export type Judge = (facts: Facts) => Verdict

/**
 * Compiles a condition. One that cannot be read (saved by another version of
 * the plugin, say) compiles to "unknown": it admits nobody and expels nobody.
 */
export function compileCondition(condition: Condition): Judge {
  if (isCombination(condition, "all")) {
    return combine("all", condition.all.map(compileCondition), "no", "yes")
  }
  if (isCombination(condition, "any")) {
    return combine("any", condition.any.map(compileCondition), "yes", "no")
  }
  if (isCombination(condition, "not")) {
    return negate(compileCondition(condition.not))
  }
  const { kind, name, params } = leafOf(condition)
  const verdict: Verdict = { met: "unknown", because: name, params }
  return kind ? compileLeaf(kind, params) : () => verdict
}

/** A single condition; without its kind where that cannot be judged. */
function leafOf(condition: Condition): {
  kind: ConditionKind | undefined
  name: string
  params: Settings
} {
  const raw: unknown = condition
  const { kind: name, ...params } = isObject(raw) ? raw : {}
  const kind = conditionKindNamed(name)
  const readable = kind && checkParams(kind.params, params, "").length === 0
  return { kind: readable ? kind : undefined, name: String(name), params }
}

function compileLeaf(kind: ConditionKind, params: Settings): Judge {
  const settings = params as Parameters<ConditionKind["read"]>[0]
  const keys = kind.tallies(settings).map(tallyKey)
  const shown = { ...params }
  const because = kind.name
  return (facts) => {
    const tallied = keys.map((key) => facts.tally(key))
    const { have, need } = kind.read(settings, facts, tallied)
    if (have === undefined) {
      return { because, params: shown, need, met: "unknown" }
    }
    const met = have >= need ? "yes" : "no"
    return { because, params: shown, need, have, met }
  }
}

function combine(
  because: "all" | "any",
  judges: readonly Judge[],
  decisive: Met,
  otherwise: Met
): Judge {
  return (facts) => {
    const parts = judges.map((judge) => judge(facts))
    return { met: combined(parts, decisive, otherwise), because, parts }
  }
}

/** Kleene's three-valued and/or: one decisive part decides, then doubt does. */
function combined(
  parts: readonly Verdict[],
  decisive: Met,
  otherwise: Met
): Met {
  if (parts.some((part) => part.met === decisive)) {
    return decisive
  }
  return parts.some((part) => part.met === "unknown") ? "unknown" : otherwise
}

function negate(judge: Judge): Judge {
  const opposite: Record<Met, Met> = {
    yes: "no",
    no: "yes",
    unknown: "unknown",
  }
  return (facts) => {
    const part = judge(facts)
    return { met: opposite[part.met], because: "not", parts: [part] }
  }
}

/** Everything a condition needs tallied. */
export function talliesOf(condition: Condition): TallySpec[] {
  if (isCombination(condition, "all")) {
    return condition.all.flatMap(talliesOf)
  }
  if (isCombination(condition, "any")) {
    return condition.any.flatMap(talliesOf)
  }
  if (isCombination(condition, "not")) {
    return talliesOf(condition.not)
  }
  const { kind, params } = leafOf(condition)
  const settings = params as Parameters<ConditionKind["tallies"]>[0]
  return kind ? [...kind.tallies(settings)] : []
}

/**
 * A combination of the shape it must have. Another, an empty list above all,
 * is a leaf nobody can read: it must not be true, or untrue, of everybody.
 */
function isCombination<N extends "all" | "any" | "not">(
  condition: Condition,
  name: N
): condition is Extract<Condition, Record<N, unknown>> {
  const raw: unknown = condition
  if (!isObject(raw) || Object.keys(raw).length !== 1) {
    return false
  }
  const parts = raw[name]
  return name === "not"
    ? parts !== undefined
    : Array.isArray(parts) && parts.length > 0
}
