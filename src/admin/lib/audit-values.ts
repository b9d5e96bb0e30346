type Named = Readonly<Record<string, unknown>>

const namedIn = (value: unknown): Named =>
  typeof value === "object" && value !== null ? (value as Named) : {}

/** Names whose value is not the same before and after. */
export function changedNames(before: unknown, after: unknown): string[] {
  const [old, now] = [namedIn(before), namedIn(after)]
  const names = new Set([...Object.keys(old), ...Object.keys(now)])
  return [...names].filter(
    (name) => JSON.stringify(old[name]) !== JSON.stringify(now[name])
  )
}

/** A value as it can be read; what is not there is a dash. */
export function valueText(values: unknown, name: string): string {
  const value = namedIn(values)[name]
  return value === undefined || value === null
    ? "–"
    : typeof value === "string"
      ? value
      : JSON.stringify(value)
}
