import {
  attributesOf,
  checkWhere,
  conversionTypeNamed,
  conversionTypes,
} from "../conversions"
import type { Condition } from "../engine"
import type { Fault, Where } from "../params"
import { conditionKinds } from "../engine"
import { isEventType, join, show } from "../params"
import { refusedInConditions } from "./derived"

const custom = "custom."

/** Types that something records, or that are derived from others. */
const known = conversionTypes.filter(
  ({ from, derivedFrom }) =>
    derivedFrom !== undefined || from.some((way) => way !== "engine")
)

/** A type of the catalogue, or one of the merchant's own. */
export function isKnownEventType(type: string): boolean {
  return (
    known.some(({ name }) => name === type) ||
    (type.startsWith(custom) && isEventType(type))
  )
}

/** Says what is wrong with an event type nobody knows. */
export function unknownEventType(type: unknown): string {
  const names = known.map(({ name }) => name).join(", ")
  return `is ${show(type)}; one of ${names} or ${custom}… is wanted`
}

/**
 * What a rule asks of an event that no event of its type says. The merchant's
 * own types say what they like, and so do events of any type.
 */
export function unknownAttributes(
  type: string | undefined,
  where: Where | undefined,
  path: string
): Fault[] {
  const named = type === undefined ? undefined : conversionTypeNamed(type)
  return named && where ? checkWhere(named, where, path) : []
}

/** What a cap pays once each, where no event of the type says it. */
export function unknownSubject(
  type: string,
  attribute: string | undefined,
  path: string
): Fault[] {
  const named = conversionTypeNamed(type)
  if (!named || attribute === undefined) {
    return []
  }
  const names = Object.keys(attributesOf(named))
  const message = `is ${show(attribute)}; an attribute of ${type} is wanted: ${names.join(", ")}`
  return names.includes(attribute) ? [] : [{ path, message }]
}

/** Types and attributes a condition looks at that nobody would ever record. */
export function unknownTypesIn(condition: Condition, path: string): Fault[] {
  if ("all" in condition && Array.isArray(condition.all)) {
    return inList(condition.all, join(path, "all"))
  }
  if ("any" in condition && Array.isArray(condition.any)) {
    return inList(condition.any, join(path, "any"))
  }
  if ("not" in condition) {
    return unknownTypesIn(condition.not as Condition, join(path, "not"))
  }
  return inSettings(condition, path)
}

function inList(conditions: readonly Condition[], path: string): Fault[] {
  return conditions.flatMap((part, i) => unknownTypesIn(part, `${path}[${i}]`))
}

function inSettings(
  condition: Readonly<Record<string, unknown>>,
  path: string
): Fault[] {
  const kind = conditionKinds.find(({ name }) => name === condition["kind"])
  const named = (wanted: string) =>
    Object.entries(kind?.params ?? {}).find(
      ([, { type }]) => type === wanted
    )?.[0]
  const typeName = named("event_type")
  const type = typeName === undefined ? undefined : condition[typeName]
  if (typeName === undefined || typeof type !== "string") {
    return []
  }
  const refused = isKnownEventType(type)
    ? refusedInConditions(type)
    : unknownEventType(type)
  if (refused !== null) {
    return [{ path: join(path, typeName), message: refused }]
  }
  const whereName = named("where")
  return whereName === undefined
    ? []
    : unknownAttributes(
        type,
        condition[whereName] as Where | undefined,
        join(path, whereName)
      )
}
