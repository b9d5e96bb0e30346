import type { Hint } from "./source"

/** Longer than any id Medusa makes. */
const id_length_max = 255

/** The different ids that hints carry under the given names. */
export function hintIds(
  hints: readonly Hint[],
  names: readonly string[]
): string[] {
  const ids = new Set<string>()
  for (const payload of hints.flatMap(({ data }) => data)) {
    for (const name of names) {
      const id = fieldOf(payload, name)
      if (typeof id === "string" && id.length <= id_length_max) {
        ids.add(id)
      }
    }
  }
  return [...ids]
}

function fieldOf(payload: unknown, name: string): unknown {
  return typeof payload === "object" && payload !== null && name in payload
    ? (payload as Record<string, unknown>)[name]
    : undefined
}
