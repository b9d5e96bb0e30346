import { add } from "./arithmetic"
import { conditionKindNamed } from "./conditions"
import type { ConditionKind } from "./conditions/condition-kind"
import type { LadderDocument, Rate } from "./ladder"
import { checkParams, isObject } from "../params"
import { atRate, ratesInto } from "./rates"
import { tallyKey } from "./tallies"
import type { Standing, TallySpec, Verdict } from "./types"

/** A rule as a merchant writes it: a kind with its settings, or a combination. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly kind: string; readonly [setting: string]: unknown }

/** A condition turned into a closure; answers with its reasons. */
export type Judge = (standing: Standing) => Verdict

/** What a ladder says of all that its conditions measure. */
export type Scope = Pick<LadderDocument, "takes_part" | "rates">

/** What conditions look at, gathered while they are compiled. */
export interface Needed {
  readonly tallies: Map<string, TallySpec>
  readonly scope: Scope
}

/** A tally, and what so much of it counts for in what is measured. */
export interface RatedTally {
  readonly key: string
  readonly spec: TallySpec
  readonly rate: Rate
}

/**
 * What a condition wants tallied: of the ladder's own sales channels, and one
 * for each currency that counts. Amounts stay as they were paid until they are
 * judged, so that new rates need no new tallies.
 */
export function talliesOf(
  spec: TallySpec,
  { takes_part, rates }: Scope
): RatedTally[] {
  const channels = takes_part?.sales_channels
  const heard = channels ? { ...spec, channels } : spec
  return [...ratesInto(spec.currency, rates)].map(([currency, rate]) => {
    const one = currency === undefined ? heard : { ...heard, currency }
    return { key: tallyKey(one), spec: one, rate }
  })
}

/** Kleene's logic: a part met `when` decides, else doubt does. */
const combinations = {
  all: { when: "no", then: "no", otherwise: "yes" },
  any: { when: "yes", then: "yes", otherwise: "no" },
  not: { when: "yes", then: "no", otherwise: "yes" },
} as const

/**
 * A combination's name and parts; undefined for a single condition. Of what is
 * no list there are no parts: it must not be true, or untrue, of everybody.
 */
export function combinationIn(
  raw: unknown
): { name: keyof typeof combinations; parts: readonly unknown[] } | undefined {
  const [[name, parts] = [], ...others] = Object.entries(
    isObject(raw) ? raw : {}
  )
  if (others.length > 0) {
    return undefined
  }
  if (name === "not") {
    return { name, parts: [parts] }
  }
  return name === "all" || name === "any"
    ? { name, parts: Array.isArray(parts) ? parts : [] }
    : undefined
}

/**
 * Compiles a condition of any shape, and adds what it needs tallied. One that
 * cannot be read (saved by another version of the plugin, say) compiles to
 * "unknown": it admits nobody and expels nobody.
 */
export function compileCondition(raw: unknown, needed: Needed): Judge {
  const combination = combinationIn(raw)
  if (!combination || combination.parts.length === 0) {
    return compileSingle(isObject(raw) ? raw : {}, needed)
  }
  const { name: because, parts: conditions } = combination
  const { when, then, otherwise } = combinations[because]
  const judges = conditions.map((part) => compileCondition(part, needed))
  return (standing) => {
    const parts = judges.map((judge) => judge(standing))
    const mets = parts.map(({ met }) => met)
    const doubt = mets.includes("unknown") ? "unknown" : otherwise
    return { met: mets.includes(when) ? then : doubt, because, parts }
  }
}

function compileSingle(
  { kind: name, ...params }: Readonly<Record<string, unknown>>,
  needed: Needed
): Judge {
  const kind = conditionKindNamed(name)
  const because = String(name)
  if (!kind || checkParams(kind.params, params, "").length > 0) {
    return () => ({ met: "unknown", because, params })
  }
  const settings = params as Parameters<ConditionKind["measure"]>[0]
  const measure = measureOf(kind.measure(settings), needed)
  const need = Number(params["at_least"])
  return (standing) => {
    const have = measure(standing)
    if (have === undefined) {
      return { because, params, need, met: "unknown" }
    }
    return { because, params, need, have, met: have >= need ? "yes" : "no" }
  }
}

/** Reads what a kind measures. What was never tallied cannot be told. */
export function measureOf(
  measured: ReturnType<ConditionKind["measure"]>,
  needed: Needed
): (standing: Standing) => number | undefined {
  if ("balance" in measured) {
    return (standing) => standing[measured.balance]
  }
  const tallies = talliesOf(measured, needed.scope)
  tallies.forEach(({ key, spec }) => needed.tallies.set(key, spec))
  return (standing) => {
    let have = 0
    for (const { key, rate } of tallies) {
      const tally = standing.tallies[key]
      if (!tally) {
        return undefined
      }
      have = add(have, atRate(tally.sum, rate))
    }
    return have
  }
}
