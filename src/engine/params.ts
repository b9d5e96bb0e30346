import { limits } from "./limits"
import type { Where } from "./types"

/**
 * Settings of a condition, reward or earn rule, described as data. Validation,
 * forms, the JSON Schema and the documentation are all drawn from this.
 */
export type ParamSpec = (
  | { readonly type: "integer"; readonly min: number; readonly max: number }
  | { readonly type: "choice"; readonly of: readonly string[] }
  | { readonly type: "currency" | "event_type" | "where" }
) & {
  readonly label: string
  readonly optional?: true
  readonly unit?: "days" | "points" | "minor" | "times" | "percent"
}

export type ParamSpecs = Readonly<Record<string, ParamSpec>>

type ValueOf<S extends ParamSpec> = S extends { type: "integer" }
  ? number
  : S extends { type: "choice"; of: readonly (infer C)[] }
    ? C
    : S extends { type: "where" }
      ? Where
      : string

/** The settings' compile-time type, derived from their description. */
export type ParamsOf<S extends ParamSpecs> = {
  readonly [
    K in keyof S as S[K] extends { optional: true } ? never : K
  ]: ValueOf<S[K]>
} & {
  readonly [
    K in keyof S as S[K] extends { optional: true } ? K : never
  ]?: ValueOf<S[K]>
}

/** Where a document is wrong, and what would be allowed. */
export interface Fault {
  /** E.g. `rungs[1].enter.all[0].at_least`. */
  readonly path: string
  readonly message: string
}

/**
 * Checks settings against their description. Unknown names are faults: a
 * misspelt setting must never be silently ignored.
 */
export function checkParams(
  specs: ParamSpecs,
  raw: Readonly<Record<string, unknown>>,
  path: string
): Fault[] {
  const faults: Fault[] = []
  const tell = (name: string, message: string) =>
    faults.push({ path: join(path, name), message })
  for (const name of Object.keys(raw)) {
    if (!Object.hasOwn(specs, name)) {
      const allowed = Object.keys(specs).join(", ")
      tell(name, `is not a setting here; allowed are ${allowed}`)
    }
  }
  for (const [name, spec] of Object.entries(specs)) {
    const value = raw[name]
    if (value === undefined ? !spec.optional : !fits(spec, value)) {
      const is = value === undefined ? "missing" : show(value)
      tell(name, `is ${is}; ${wants(spec)}`)
    }
  }
  return faults
}

export function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`
}

/** A value as a message may quote it: short, and never a whole document. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function wants(spec: ParamSpec): string {
  switch (spec.type) {
    case "integer":
      return `a whole number from ${spec.min} to ${spec.max} is wanted`
    case "currency":
      return `a three-letter lower-case currency code is wanted, like "eur"`
    case "choice":
      return `one of ${spec.of.join(", ")} is wanted`
    case "where":
      return `an object of attribute names with lists of allowed values is wanted`
    case "event_type":
      return `an event type is wanted, like "order.placed"`
  }
}

function fits(spec: ParamSpec, value: unknown): boolean {
  switch (spec.type) {
    case "integer":
      return (
        Number.isSafeInteger(value) &&
        Number(value) >= spec.min &&
        Number(value) <= spec.max
      )
    case "currency":
      return typeof value === "string" && /^[a-z]{3}$/.test(value)
    case "choice":
      return typeof value === "string" && spec.of.includes(value)
    case "where":
      return isWhere(value)
    case "event_type":
      return isEventType(value)
  }
}

/** `entity.action`, e.g. `order.placed`, `custom.tasting_attended`. */
export function isEventType(value: unknown): boolean {
  return (
    typeof value === "string" &&
    value.length <= limits.id_length_max &&
    /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/.test(value)
  )
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function isWhere(value: unknown): boolean {
  const lists = Object.entries(isObject(value) ? value : {})
  return (
    isSome(lists) &&
    lists.every(
      ([name, list]) => isText(name) && isSome(list) && list.every(isScalar)
    )
  )
}

const isSome = (list: unknown): list is readonly unknown[] =>
  Array.isArray(list) &&
  list.length > 0 &&
  list.length <= limits.where_values_max

const isText = (value: unknown): boolean =>
  typeof value === "string" &&
  value.length > 0 &&
  value.length <= limits.text_length_max

const isScalar = (value: unknown): boolean =>
  isText(value) || typeof value === "boolean" || Number.isFinite(value)
