import type { Fault } from "../params"
import { isObject, join, show } from "../params"

/**
 * Ids that occur twice and names of rungs that do not exist. Takes a document
 * of any shape, so that these faults are told together with all others.
 */
export function findBrokenReferences(raw: unknown): Fault[] {
  const document = isObject(raw) ? raw : {}
  const rungs = new Set(idsIn(document["rungs"]).map(({ id }) => id))
  const known = [...rungs].join(", ") || "none"
  const unknown = (id: string, path: string): Fault[] =>
    rungs.has(id)
      ? []
      : [{ path, message: `names the rung ${show(id)}; there are ${known}` }]
  return [
    ...["rungs", "earn", "rewards"].flatMap((name) =>
      repeatsIn(document[name], name)
    ),
    ...itemsOf(document["earn"]).flatMap(({ item, index }) =>
      namesIn(item["multipliers"]).flatMap((id) =>
        unknown(id, join(`earn[${index}].multipliers`, id))
      )
    ),
    ...itemsOf(document["rewards"]).flatMap(({ item, index }) => {
      const id = isObject(item["on"]) ? item["on"]["rung_entered"] : undefined
      return typeof id === "string"
        ? unknown(id, `rewards[${index}].on.rung_entered`)
        : []
    }),
  ]
}

/** The objects of a list, however it looks, with their places. */
export function itemsOf(
  raw: unknown
): { item: Record<string, unknown>; index: number }[] {
  return (Array.isArray(raw) ? raw : []).flatMap((item: unknown, index) =>
    isObject(item) ? [{ item, index }] : []
  )
}

function idsIn(raw: unknown): { id: string; index: number }[] {
  return itemsOf(raw).flatMap(({ item, index }) =>
    typeof item["id"] === "string" ? [{ id: item["id"], index }] : []
  )
}

function repeatsIn(raw: unknown, name: string): Fault[] {
  const first = new Map<string, number>()
  return idsIn(raw).flatMap(({ id, index }) => {
    const before = first.get(id)
    if (before === undefined) {
      first.set(id, index)
      return []
    }
    return [
      {
        path: `${name}[${index}].id`,
        message: `is ${show(id)}, as ${name}[${before}].id is; each id may occur once`,
      },
    ]
  })
}

function namesIn(raw: unknown): string[] {
  return isObject(raw) ? Object.keys(raw) : []
}
