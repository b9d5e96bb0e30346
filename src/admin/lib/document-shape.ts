import type { LadderDocument } from "../../types"

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const lists = {
  rungs: (item: Record<string, unknown>) => isObject(item.enter),
  earn: (item: Record<string, unknown>) =>
    isObject(item.points) &&
    ("fixed" in item.points || isObject(item.points.per)),
  rewards: (item: Record<string, unknown>) =>
    isObject(item.on) && isObject(item.settings),
} as const

/**
 * Reads typed JSON far enough for the form to draw it: what is in it is judged
 * by the server alone.
 */
export function readShape(
  typed: string
): { readonly document: LadderDocument } | { readonly fault: string } {
  let value: unknown
  try {
    value = JSON.parse(typed)
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
  if (!isObject(value)) {
    return { fault: "An object is wanted" }
  }
  for (const [name, fits] of Object.entries(lists)) {
    const list = value[name]
    if (!Array.isArray(list)) {
      return { fault: `${name}: a list is wanted` }
    }
    const index = list.findIndex((item) => !isObject(item) || !fits(item))
    if (index >= 0) {
      return { fault: `${name}[${index}]: is not complete yet` }
    }
  }
  return { document: value as LadderDocument & Record<string, unknown> }
}
