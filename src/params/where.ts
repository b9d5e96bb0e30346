import { settingLimits } from "./limits"
import { isList, isObject, isText } from "./shapes"

/** What an attribute of an event may be. */
export type Scalar = string | number | boolean

/** A number from `at_least` to `at_most`, both included; one may be absent. */
export interface Bounds {
  readonly at_least?: number
  readonly at_most?: number
}

/** A text that begins so, e.g. every page below `/blog/`. */
export interface Beginning {
  readonly begins_with: string
}

/** What an attribute must be: one of a list, within bounds, or begin so. */
export type Allowed = readonly Scalar[] | Bounds | Beginning

/** Attribute names with what is allowed for each. */
export type Where = Readonly<Record<string, Allowed>>

const { where_values_max } = settingLimits

export function isWhere(value: unknown): value is Where {
  const all = Object.entries(isObject(value) ? value : {})
  return (
    isList(all, where_values_max) &&
    all.every(([name, allowed]) => isText(name) && isAllowed(allowed))
  )
}

function isAllowed(value: unknown): boolean {
  if (!isObject(value)) {
    return isList(value, where_values_max) && value.every(isScalar)
  }
  const entries = Object.entries(value)
  const [[name, text] = []] = entries
  return name === "begins_with"
    ? entries.length === 1 && isText(text)
    : entries.length > 0 &&
        entries.every(([bound, number]) => isBound(bound, number))
}

const isBound = (name: string, value: unknown): boolean =>
  (name === "at_least" || name === "at_most") && Number.isFinite(value)

/** Whether an attribute's value is allowed; a list is when one of it is. */
export function allows(
  allowed: Allowed,
  value: Scalar | readonly string[]
): boolean {
  const values: readonly Scalar[] = typeof value === "object" ? value : [value]
  return values.some((one) => allowsOne(allowed, one))
}

function allowsOne(allowed: Allowed, value: Scalar): boolean {
  if (Array.isArray(allowed)) {
    return allowed.includes(value)
  }
  if ("begins_with" in allowed) {
    return typeof value === "string" && value.startsWith(allowed.begins_with)
  }
  const { at_least = -Infinity, at_most = Infinity } = allowed as Bounds
  return typeof value === "number" && value >= at_least && value <= at_most
}

const isScalar = (value: unknown): boolean =>
  isText(value) || typeof value === "boolean" || Number.isFinite(value)
