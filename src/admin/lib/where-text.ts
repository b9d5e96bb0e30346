type Values = (string | number | boolean)[]

/** `{ topic: ["tea", 3] }` as somebody types it: `topic: tea, 3`. */
export function whereText(value: unknown): string {
  if (typeof value !== "object" || value === null) {
    return ""
  }
  return Object.entries(value)
    .map(
      ([name, list]) =>
        `${name}: ${(Array.isArray(list) ? list : []).map(valueText).join(", ")}`
    )
    .join("; ")
}

/** The other way; undefined where nothing is typed. */
export function readWhere(typed: string): Record<string, Values> | undefined {
  const parts = typed
    .split(";")
    .map((part) => part.split(":"))
    .filter(([name]) => (name ?? "").trim() !== "")
    .map(([name = "", ...rest]) => [name.trim(), readValues(rest.join(":"))])
  return parts.length === 0
    ? undefined
    : (Object.fromEntries(parts) as Record<string, Values>)
}

/** A text that reads like a number or a truth is quoted, to stay a text. */
const valueText = (value: unknown): string =>
  typeof value === "string" && typeof readValue(value) === "string"
    ? value
    : JSON.stringify(value)

const readValues = (typed: string): Values =>
  typed
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .map(readValue)

function readValue(typed: string): string | number | boolean {
  if (/^-?\d+(\.\d+)?$/.test(typed)) {
    return Number(typed)
  }
  if (typed === "true" || typed === "false") {
    return typed === "true"
  }
  return /^".*"$/.test(typed) ? typed.slice(1, -1) : typed
}
