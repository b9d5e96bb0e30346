/** A condition as it stands in a document being edited: of any shape. */
export type RawCondition = Readonly<Record<string, unknown>>

const joins = ["all", "any", "not"] as const

/** A kind's name, or how its parts are joined. */
export function formOf(condition: RawCondition): string {
  const join = joins.find((name) => name in condition)
  const { kind } = condition
  return join ?? (typeof kind === "string" ? kind : "")
}

/** The settings of a single condition. */
export function settingsOf({ kind: _, ...settings }: RawCondition) {
  return settings
}

export function partsOf(condition: RawCondition): readonly RawCondition[] {
  const form = formOf(condition)
  const inside = condition[form]
  return form === "not"
    ? [isCondition(inside) ? inside : {}]
    : Array.isArray(inside)
      ? inside.filter(isCondition)
      : []
}

export function withParts(
  form: string,
  parts: readonly RawCondition[]
): RawCondition {
  return form === "not" ? { not: parts[0] ?? {} } : { [form]: parts }
}

/**
 * What to begin with when another form is chosen. What was there becomes the
 * first part of a join, and the first part what is left when joins go, so that
 * trying out a form loses nothing.
 */
export function emptyOf(
  form: string,
  before: RawCondition | undefined,
  currency: string
): RawCondition {
  const isJoin = joins.some((name) => name === form)
  if (isJoin) {
    const joined = before && joins.some((name) => name in before)
    return withParts(form, joined ? partsOf(before) : [before ?? {}])
  }
  const first = before && partsOf(before).find((part) => part.kind === form)
  return first ?? { ...beginnings(currency)[form], kind: form }
}

const beginnings = (currency: string): Record<string, RawCondition> => ({
  points: { at_least: 100 },
  event_count: { type: "order.placed", at_least: 1 },
  spend: { currency, at_least: 10_000 },
})

function isCondition(value: unknown): value is RawCondition {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
