import { conversionTypeNamed, conversionTypes } from "../conversions"
import type { Condition } from "../engine"
import type { Fault } from "../params"
import { conditionKinds } from "../engine"
import { isEventType, join, show } from "../params"

const custom = "custom."

/** A type of the catalogue, or one of the merchant's own. */
export function isKnownEventType(type: string): boolean {
  return (
    conversionTypeNamed(type) !== undefined ||
    (type.startsWith(custom) && isEventType(type))
  )
}

/** Says what is wrong with an event type nobody knows. */
export function unknownEventType(type: unknown): string {
  const known = conversionTypes.map(({ name }) => name).join(", ")
  return `is ${show(type)}; one of ${known} or ${custom}… is wanted`
}

/** Event types a condition looks at that nobody would ever record. */
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
  return Object.entries(kind?.params ?? {}).flatMap(([name, { type }]) => {
    const value = condition[name]
    return type !== "event_type" ||
      typeof value !== "string" ||
      isKnownEventType(value)
      ? []
      : [{ path: join(path, name), message: unknownEventType(value) }]
  })
}
