import { conversionTypeNamed } from "../conversions"
import type { Condition, EarnRule, LadderDocument } from "../engine"
import { combinationIn } from "../engine"
import { isObject, join, show, type Fault } from "../params"

/** What asks the same of a rung as a type of derived events. */
const instead = {
  each: "a count of at least n of the events it numbers is wanted",
  spend: "a condition on spend is wanted",
  status: "a condition on the points total is wanted",
  rung_entered: "rungs follow from conditions, not conditions from rungs",
  rung_left: "rungs follow from conditions, not conditions from rungs",
} as const

/** Why a condition cannot ask for a type of derived events; null: it can. */
export function refusedInConditions(type: string): string | null {
  const derivedFrom = conversionTypeNamed(type)?.derivedFrom
  return derivedFrom === undefined
    ? null
    : `is ${show(type)}, which only earn rules name; ${instead[typeof derivedFrom === "object" ? "each" : derivedFrom]}`
}

/**
 * Earn rules for derived events that cannot be paid so: points a unit of what
 * has no value, numbers nobody can watch, and points that would lift the very
 * customer who was lifted by them.
 */
export function findDerivedFaults({ earn, rungs }: LadderDocument): Fault[] {
  const asked = rungs.some(
    ({ enter, keep }) => asksSpendable(enter) || asksSpendable(keep)
  )
  return earn.flatMap((rule, index) => {
    const derivedFrom = conversionTypeNamed(rule.type)?.derivedFrom
    const path = `earn[${index}]`
    return derivedFrom === undefined
      ? []
      : [
          ...unvalued(rule, path),
          ...(derivedFrom === "spend" ? wanted(rule, path, "amount") : []),
          ...(derivedFrom === "spend" ? oneCurrency(rule, path) : []),
          ...(derivedFrom === "status" ? wanted(rule, path, "points") : []),
          ...(typeof derivedFrom === "object" || derivedFrom === "spend"
            ? []
            : lifting(rule, path, asked)),
        ]
  })
}

function unvalued({ type, points, minimum }: EarnRule, path: string): Fault[] {
  return [
    ...("fixed" in points
      ? []
      : [
          {
            path: join(path, "points"),
            message: `asks for points a unit; ${type} has no value, so {"fixed": …} is wanted`,
          },
        ]),
    ...(minimum === undefined
      ? []
      : [
          {
            path: join(path, "minimum"),
            message: `is ${show(minimum)}; ${type} has no value, so none is wanted`,
          },
        ]),
  ]
}

/** A number to reach is named: from among all there is nothing to watch. */
function wanted(
  { type, where }: EarnRule,
  path: string,
  name: string
): Fault[] {
  const allowed: unknown = isObject(where) ? where[name] : undefined
  return Array.isArray(allowed) && allowed.length > 0
    ? []
    : [
        {
          path: join(path, `where.${name}`),
          message: `is ${show(allowed)}; ${type} wants the numbers to reach, like [100]`,
        },
      ]
}

function oneCurrency({ type, where }: EarnRule, path: string): Fault[] {
  const allowed: unknown = where?.["currency"]
  return Array.isArray(allowed) && allowed.length === 1
    ? []
    : [
        {
          path: join(path, "where.currency"),
          message: `is ${show(allowed)}; ${type} wants one currency, like ["eur"]`,
        },
      ]
}

function lifting(
  { type, balance }: EarnRule,
  path: string,
  asked: boolean
): Fault[] {
  if (balance !== "spendable") {
    return [
      {
        path: join(path, "balance"),
        message: `is ${show(balance)}; ${type} is derived from points or rungs, so that it pays "spendable" points only`,
      },
    ]
  }
  return asked
    ? [
        {
          path: join(path, "type"),
          message: `is ${show(type)}, which pays spendable points for having been lifted, and a rung asks for spendable points; one of the two is wanted`,
        },
      ]
    : []
}

/** Whether a condition looks at spendable points anywhere. */
function asksSpendable(condition: Condition | undefined): boolean {
  const combination = combinationIn(condition)
  return combination
    ? combination.parts.some((part) => asksSpendable(part as Condition))
    : (condition as { balance?: unknown } | undefined)?.balance === "spendable"
}
