import { settingLimits } from "./limits"
import type { ParamSpec } from "./param-spec"
import { isList, isObject, isText } from "./shapes"
import { isWhere } from "./where"

type Type = ParamSpec["type"]

interface SettingType<T extends Type> {
  fits(value: unknown, spec: ParamSpec & { type: T }): boolean
  /** What is wanted, in words that end "… is wanted". */
  wants(spec: ParamSpec & { type: T }): string
}

const { id_length_max, ids_max } = settingLimits

/** Each type of setting: what fits it, and how that is said. */
const settingTypes: { readonly [T in Type]: SettingType<T> } = {
  integer: {
    fits: (value, { min, max }) => isWhole(value, min, max),
    wants: ({ min, max }) => `a whole number from ${min} to ${max}`,
  },
  choice: {
    fits: (value, { of }) => typeof value === "string" && of.includes(value),
    wants: ({ of }) => `one of ${of.join(", ")}`,
  },
  flag: {
    fits: (value) => value === true,
    wants: () => "true, or no such setting,",
  },
  text: {
    fits: (value, { pattern }) =>
      isText(value) && new RegExp(pattern).test(value),
    wants: ({ wanted }) => wanted,
  },
  currency: {
    fits: isCurrency,
    wants: () => `a three-letter lower-case currency code, like "eur",`,
  },
  amounts: {
    fits: isAmounts,
    wants: () =>
      `an object of currencies with whole minor units from 1 to ${settingLimits.amount_max}, like {"eur":1000},`,
  },
  ids: {
    fits: (value) => isList(value, ids_max) && value.every(isText),
    wants: ({ of }) => `a list of 1 to ${ids_max} ${of} ids`,
  },
  where: {
    fits: isWhere,
    wants: () =>
      `an object of attribute names with what is allowed: a list of values, {"at_least":3,"at_most":5} or {"begins_with":"/blog/"}`,
  },
  event_type: {
    fits: isEventType,
    wants: () => `an event type, like "order.placed",`,
  },
}

/** Whether a value is what a setting's description asks for. */
export function fits(spec: ParamSpec, value: unknown): boolean {
  return typeOf(spec).fits(value, spec)
}

/** What a setting's description asks for, in words. */
export function wants(spec: ParamSpec): string {
  return `${typeOf(spec).wants(spec)} is wanted`
}

const typeOf = <T extends Type>(spec: ParamSpec & { type: T }) =>
  settingTypes[spec.type] as SettingType<T>

/** `entity.action`, e.g. `order.placed`, `custom.tasting_attended`. */
export function isEventType(value: unknown): boolean {
  return (
    typeof value === "string" &&
    value.length <= id_length_max &&
    /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/.test(value)
  )
}

function isWhole(value: unknown, min: number, max: number): boolean {
  return (
    Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max
  )
}

function isCurrency(value: unknown): boolean {
  return typeof value === "string" && /^[a-z]{3}$/.test(value)
}

function isAmounts(value: unknown): boolean {
  const amounts = Object.entries(isObject(value) ? value : {})
  return (
    isList(amounts, settingLimits.currencies_max) &&
    amounts.every(
      ([currency, amount]) =>
        isCurrency(currency) && isWhole(amount, 1, settingLimits.amount_max)
    )
  )
}
