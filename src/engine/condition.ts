import { conditionKindNamed } from "./conditions"
import type { ConditionKind, Facts } from "./conditions/condition-kind"
import { checkParams } from "./params"
import { tallyKey } from "./tallies"
import type { Met, TallySpec, Verdict } from "./types"

/** A rule as a merchant writes it: a kind with its settings, or a combination. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly kind: string; readonly [setting: string]: unknown }

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
  const { kind: name, ...params } = condition
  const kind = conditionKindNamed(name)
  if (!kind || checkParams(kind.params, params, "").length > 0) {
    const verdict: Verdict = { met: "unknown", because: String(name), params }
    return () => verdict
  }
  return compileLeaf(kind, params)
}

function compileLeaf(kind: ConditionKind, params: object): Judge {
  const settings = params as Parameters<ConditionKind["read"]>[0]
  const keys = kind.tallies(settings).map(tallyKey)
  return (facts) => {
    const tallied = keys.map((key) => facts.tally(key))
    const { have, need } = kind.read(settings, facts, tallied)
    const verdict = { because: kind.name, params: { ...params }, need }
    if (have === undefined) {
      return { ...verdict, met: "unknown" }
    }
    return { ...verdict, have, met: have >= need ? "yes" : "no" }
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
  const { kind: name, ...params } = condition
  const kind = conditionKindNamed(name)
  if (!kind || checkParams(kind.params, params, "").length > 0) {
    return []
  }
  return [...kind.tallies(params as Parameters<ConditionKind["tallies"]>[0])]
}

function isCombination<N extends "all" | "any" | "not">(
  condition: Condition,
  name: N
): condition is Extract<Condition, Record<N, unknown>> {
  return !("kind" in condition) && name in condition
}
