import type { LadderDocument } from "../../types"

/** The order in which somebody reads a ladder; the database keeps none. */
const order = [
  ...["id", "name", "label", "zone", "kind", "type", "where", "on"],
  ...["all", "any", "not", "currency", "within_days", "balance", "at_least"],
  ...["rungs", "enter", "keep", "grace_days", "floor", "discount"],
  ...["earn", "points", "fixed", "per", "amount", "rewards", "settings"],
]

/** The document as text to read and edit. */
export function documentJson(document: LadderDocument): string {
  return JSON.stringify(inOrder(document), null, 2)
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(inOrder)
  }
  if (typeof value !== "object" || value === null) {
    return value
  }
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b))
      .map(([name, inner]) => [name, inOrder(inner)])
  )
}

function rank(name: string): number {
  const index = order.indexOf(name)
  return index < 0 ? order.length : index
}
