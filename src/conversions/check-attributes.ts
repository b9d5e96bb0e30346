import { join, settingLimits, show, type Fault, type Scalar } from "../params"
import type { Allowed, Where } from "../params"
import type { AttributeSpec, AttributeSpecs } from "./attribute-spec"
import { everyEvent } from "./every-event"
import type { ConversionType } from "./conversion-type"

/** Values of an attribute that may have several. */
const values_max = 100

/** Put together once for each type: every event that comes in is held to them. */
const all = new WeakMap<ConversionType, AttributeSpecs>()

/** The type's own attributes and those every event may have. */
export function attributesOf(type: ConversionType): AttributeSpecs {
  const specs = all.get(type) ?? { ...type.attributes, ...everyEvent }
  all.set(type, specs)
  return specs
}

/**
 * Checks what an event says of itself against its type's declaration. Unknown
 * names are faults: a misspelt one would never meet a rule.
 */
export function checkAttributes(
  type: ConversionType,
  given: Readonly<Record<string, unknown>>,
  path: string
): Fault[] {
  const specs = attributesOf(type)
  const faults = unknownNames(type, specs, Object.keys(given), path)
  for (const [name, spec] of Object.entries(specs)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined
    const fits =
      value === undefined ? !spec.required : fitsAttribute(spec, value)
    if (!fits) {
      const is = value === undefined ? "missing" : show(value)
      const message = `is ${is}; ${wantedOf(spec)} is wanted`
      faults.push({ path: join(path, name), message })
    }
  }
  return faults
}

/** Checks what a rule asks of events of a type against its declaration. */
export function checkWhere(
  type: ConversionType,
  where: Where,
  path: string
): Fault[] {
  const specs = attributesOf(type)
  const faults = unknownNames(type, specs, Object.keys(where), path)
  for (const [name, allowed] of Object.entries(where)) {
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined
    if (spec && !canBeAsked(spec, allowed)) {
      const message = `is ${show(allowed)}; ${askedOf(spec)} is wanted`
      faults.push({ path: join(path, name), message })
    }
  }
  return faults
}

function unknownNames(
  type: ConversionType,
  specs: AttributeSpecs,
  names: readonly string[],
  path: string
): Fault[] {
  return names
    .filter((name) => !Object.hasOwn(specs, name))
    .map((name) => ({
      path: join(path, name),
      message: `is not an attribute of ${type.name}; allowed are ${Object.keys(specs).join(", ")}`,
    }))
}

function fitsAttribute(spec: AttributeSpec, value: unknown): boolean {
  return Array.isArray(value)
    ? spec.many === true &&
        value.length > 0 &&
        value.length <= values_max &&
        value.every((one) => fitsOne(spec, one))
    : fitsOne(spec, value)
}

function fitsOne(spec: AttributeSpec, value: unknown): boolean {
  switch (spec.type) {
    case "yes_no":
      return typeof value === "boolean"
    case "number":
      return (
        Number.isSafeInteger(value) &&
        Number(value) >= spec.min &&
        Number(value) <= spec.max
      )
    case "choice":
      return typeof value === "string" && spec.of.includes(value)
    case "text":
    case "thing":
      return (
        typeof value === "string" &&
        value.length > 0 &&
        value.length <= settingLimits.text_length_max
      )
  }
}

function canBeAsked(spec: AttributeSpec, allowed: Allowed): boolean {
  if (Array.isArray(allowed)) {
    return allowed.every((value: Scalar) => fitsOne(spec, value))
  }
  return "begins_with" in allowed
    ? spec.type === "text"
    : spec.type === "number"
}

/** What fits, in words that end "… is wanted". */
function wantedOf(spec: AttributeSpec): string {
  const one = oneOf(spec)
  return spec.many ? `${one}, or a list of up to ${values_max},` : one
}

function oneOf(spec: AttributeSpec): string {
  switch (spec.type) {
    case "yes_no":
      return "true or false"
    case "number":
      return `a whole number from ${spec.min} to ${spec.max}`
    case "choice":
      return `one of ${spec.of.join(", ")}`
    case "text":
      return `a text of up to ${settingLimits.text_length_max} characters`
    case "thing":
      return `the id of a ${spec.of.replaceAll("_", " ")}`
  }
}

function askedOf(spec: AttributeSpec): string {
  const list = `a list, each ${oneOf(spec)},`
  switch (spec.type) {
    case "number":
      return `${list} or {"at_least":…,"at_most":…}`
    case "text":
      return `${list} or {"begins_with":"…"}`
    default:
      return list
  }
}
