import { isObject } from "../params"

/** Values by path, e.g. `{ "rungs[gold].enter.at_least": 500 }`. */
export type Values = Readonly<Record<string, unknown>>

/**
 * What differs between two documents, value by value. Things with an id are
 * matched by it, so that a rung put in between does not change all above it.
 * What is only in one is missing in the other's values.
 */
export function changesBetween(
  before: unknown,
  after: unknown
): { before: Values; after: Values } {
  const old = new Map(valuesOf(before, ""))
  const now = new Map(valuesOf(after, ""))
  const differs = (path: string): boolean => old.get(path) !== now.get(path)
  const pick = (values: ReadonlyMap<string, unknown>): Values =>
    Object.fromEntries([...values].filter(([path]) => differs(path)))
  return { before: pick(old), after: pick(now) }
}

function valuesOf(value: unknown, path: string): [string, unknown][] {
  if (Array.isArray(value)) {
    const order = value.map((item: unknown, index) => nameOf(item, index))
    const named = value.some((item) => isObject(item) && "id" in item)
    return [
      ...(named
        ? [[`${path}.order`, order.join(", ")] as [string, string]]
        : []),
      ...value.flatMap((item: unknown, index) =>
        valuesOf(item, `${path}[${order[index]}]`)
      ),
    ]
  }
  if (isObject(value)) {
    return Object.entries(value).flatMap(([name, inner]) =>
      valuesOf(inner, path === "" ? name : `${path}.${name}`)
    )
  }
  return value === undefined || value === null ? [] : [[path, value]]
}

const nameOf = (item: unknown, index: number): string =>
  isObject(item) && typeof item["id"] === "string" ? item["id"] : String(index)
