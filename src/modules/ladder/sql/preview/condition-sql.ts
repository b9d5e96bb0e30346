import {
  combinationIn,
  conditionKindNamed,
  talliesOf,
  type Scope,
} from "../../../../engine"
import { checkParams, isObject } from "../../../../params"

/**
 * Collects bound parameters; `$n` is the place of each. Equal ones share theirs:
 * Postgres takes 65,535, and rungs ask for the same sums in many currencies.
 */
export class Params {
  readonly values: unknown[] = []
  private readonly places = new Map<string, string>()

  /** `scope`: of the draft whose conditions these are for. */
  constructor(readonly scope: Scope = {}) {}

  /** The placeholder of a value, with its type. */
  bind(
    value: unknown,
    type: "text" | "bigint" | "int[]" | "boolean[]" | "text[]"
  ): string {
    const key = `${type} ${JSON.stringify(value)}`
    let place = this.places.get(key)
    if (place === undefined) {
      this.values.push(value)
      place = `$${this.values.length}::${type}`
      this.places.set(key, place)
    }
    return place
  }
}

/** Columns of `ladder_standing s` that hold a balance. */
const columns = {
  status: "s.status_points",
  spendable: "s.spendable_points",
} as const

/**
 * A condition as SQL over `ladder_standing s`, of the same meaning as the
 * engine's judge: SQL's null is "unknown", and its and, or, not are Kleene's
 * too. Only operators from here; every value is a bound parameter.
 */
export function conditionSql(raw: unknown, params: Params): string {
  const combination = combinationIn(raw)
  if (!combination || combination.parts.length === 0) {
    return singleSql(isObject(raw) ? raw : {}, params)
  }
  const parts = combination.parts.map((part) => conditionSql(part, params))
  switch (combination.name) {
    case "all":
      return `(${parts.join(" and ")})`
    case "any":
      return `(${parts.join(" or ")})`
    case "not":
      return `(not ${parts[0]})`
  }
}

const unknown = "null::boolean"

function singleSql(
  { kind: name, ...settings }: Readonly<Record<string, unknown>>,
  params: Params
): string {
  const kind = conditionKindNamed(name)
  if (!kind || checkParams(kind.params, settings, "").length > 0) {
    return unknown
  }
  const measured = kind.measure(settings as Parameters<typeof kind.measure>[0])
  const have =
    "balance" in measured
      ? columns[measured.balance]
      : talliesOf(measured, params.scope)
          .map((tally) => tallySql(tally, params))
          .join(" + ")
  return `(${have} >= ${params.bind(Number(settings["at_least"]), "bigint")})`
}

/** `div` rounds towards zero, as the engine does. */
function tallySql(
  { key, rate }: ReturnType<typeof talliesOf>[number],
  params: Params
): string {
  const sum = `(s.state->'tallies'->${params.bind(key, "text")}->>'sum')::bigint`
  return rate.amount === rate.counts_as
    ? sum
    : `div(${sum}::numeric * ${params.bind(rate.counts_as, "bigint")}, ${params.bind(rate.amount, "bigint")})`
}
