type Values = (string | number | boolean)[]

/**
 * `{ topic: ["tea", 3] }` as somebody types it: `topic: tea, 3`; bounds as
 * `seconds: 3..5`, a beginning as `path: /blog/*`.
 */
export function whereText(value: unknown): string {
  if (typeof value !== "object" || value === null) {
    return ""
  }
  return Object.entries(value)
    .map(([name, allowed]) => `${name}: ${allowedText(allowed)}`)
    .join("; ")
}

function allowedText(allowed: unknown): string {
  const bounds = boundsIn(allowed)
  const beginning = beginningIn(allowed)
  if (bounds) {
    return `${bounds.at_least ?? ""}..${bounds.at_most ?? ""}`
  }
  return beginning === undefined ? valuesText(allowed) : `${beginning}*`
}

export const listIn = (allowed: unknown): Values =>
  Array.isArray(allowed) ? (allowed as Values) : []

export function boundsIn(
  allowed: unknown
): { at_least?: number; at_most?: number } | undefined {
  const named = namesIn(allowed)
  return named && ("at_least" in named || "at_most" in named)
    ? named
    : undefined
}

export function beginningIn(allowed: unknown): string | undefined {
  const begins = namesIn(allowed)?.["begins_with"]
  return typeof begins === "string" ? begins : undefined
}

const namesIn = (allowed: unknown): Record<string, unknown> | undefined =>
  typeof allowed === "object" && allowed !== null && !Array.isArray(allowed)
    ? (allowed as Record<string, unknown>)
    : undefined

/** A list with commas between; `texts`: of texts alone, as they are. */
export const valuesText = (allowed: unknown, texts = false): string =>
  listIn(allowed)
    .map((one) => (texts ? String(one) : valueText(one)))
    .join(", ")

/** The other way; undefined where nothing is typed. */
export function readWhere(typed: string): Record<string, unknown> | undefined {
  const parts = typed
    .split(";")
    .map((part) => part.split(":"))
    .filter(([name]) => (name ?? "").trim() !== "")
    .map(([name = "", ...rest]) => [name.trim(), readAllowed(rest.join(":"))])
  return parts.length === 0
    ? undefined
    : (Object.fromEntries(parts) as Record<string, unknown>)
}

function readAllowed(typed: string): unknown {
  const text = typed.trim()
  const [, from, to] = /^(-?\d+)?\.\.(-?\d+)?$/.exec(text) ?? []
  if (from !== undefined || to !== undefined) {
    return {
      ...(from !== undefined && { at_least: Number(from) }),
      ...(to !== undefined && { at_most: Number(to) }),
    }
  }
  return /^[^,"]+\*$/.test(text)
    ? { begins_with: text.slice(0, -1) }
    : readValues(text)
}

/** A text that reads like a number or a truth is quoted, to stay a text. */
const valueText = (value: unknown): string =>
  typeof value === "string" && typeof readValue(value) === "string"
    ? value
    : JSON.stringify(value)

/** The other way. */
export const readValues = (typed: string, texts = false): Values =>
  typed
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .map((one) => (texts ? one : readValue(one)))

function readValue(typed: string): string | number | boolean {
  if (/^-?\d+(\.\d+)?$/.test(typed)) {
    return Number(typed)
  }
  if (typed === "true" || typed === "false") {
    return typed === "true"
  }
  return /^".*"$/.test(typed) ? typed.slice(1, -1) : typed
}
