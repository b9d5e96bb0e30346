import { settingLimits } from "./limits"

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** Of one to `max` things. */
export const isList = (
  value: unknown,
  max: number
): value is readonly unknown[] =>
  Array.isArray(value) && value.length > 0 && value.length <= max

export const isText = (value: unknown): value is string =>
  typeof value === "string" &&
  value.length > 0 &&
  value.length <= settingLimits.text_length_max
