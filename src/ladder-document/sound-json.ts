import type { Fault } from "../params"
import { isObject, show } from "../params"

const depth_max = 24
const parts_max = 20_000
const key_length_max = 200

/** Control characters, and halves of characters: Postgres stores neither. */
const unsound = /\p{Cc}|\p{Surrogate}/u

interface Part {
  readonly value: unknown
  readonly path: string
  readonly depth: number
}

/**
 * The first thing in a parsed JSON value that no document or request of ours
 * may hold, or null. Walks without recursion and stops at its bounds, so that
 * the deepest and largest input is refused quickly; run it before anything
 * that recurses or prints.
 */
export function findUnsound(raw: unknown, name: string): Fault | null {
  const open: Part[] = [{ value: raw, path: name, depth: 1 }]
  let seen = 0
  for (let part = open.pop(); part; part = open.pop()) {
    const message =
      ++seen + open.length > parts_max
        ? `has too many parts; at most ${parts_max} are allowed`
        : refuse(part)
    if (message) {
      return { path: part.path.slice(0, 200), message }
    }
    open.push(...partsOf(part))
  }
  return null
}

function refuse({ value, depth }: Part): string | null {
  switch (typeof value) {
    case "string":
      return unsound.test(value)
        ? `is ${show(value)}; text without control characters is wanted`
        : null
    case "number":
      return Number.isSafeInteger(value)
        ? null
        : `is ${String(value)}; a whole number within ±(2^53 - 1) is wanted`
    case "object":
      if (value === null) {
        return null
      }
      return depth > depth_max
        ? `is nested too deeply; at most ${depth_max} levels are allowed`
        : refuseSize(value)
    case "boolean":
    case "undefined":
      return null
    default:
      return `is a ${typeof value}; JSON is wanted`
  }
}

function refuseSize(value: object): string | null {
  const names = Array.isArray(value) ? [] : Object.keys(value)
  if (
    names.length > parts_max ||
    ("length" in value && Number(value.length) > parts_max)
  ) {
    return `has too many parts; at most ${parts_max} are allowed`
  }
  const bad = names.find(
    (name) =>
      name === "__proto__" || name.length > key_length_max || unsound.test(name)
  )
  return bad === undefined
    ? null
    : `has the name ${show(bad)}; it is not allowed`
}

function partsOf({ value, path, depth }: Part): Part[] {
  if (Array.isArray(value)) {
    return value.map((item: unknown, i) => ({
      value: item,
      path: `${path}[${i}]`,
      depth: depth + 1,
    }))
  }
  if (!isObject(value)) {
    return []
  }
  return Object.entries(value).map(([name, item]) => ({
    value: item,
    path: path === "" ? name : `${path}.${name}`,
    depth: depth + 1,
  }))
}
