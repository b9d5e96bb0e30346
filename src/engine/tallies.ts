import { compareBytes } from "./arithmetic"
import type { EventTypes } from "./ladder"
import type { Attributes, ConversionEvent, Scalar, TallySpec } from "./types"

/**
 * A tally's key: the same for equal specifications, however written. 64-bit
 * FNV-1a of the canonical JSON, in hexadecimal.
 */
export function tallyKey(spec: TallySpec): string {
  return fnv1a64(canonical(spec))
}

/** JSON with sorted names; lists of allowed values are sets, so sorted too. */
function canonical(spec: TallySpec): string {
  const where = Object.entries(spec.where ?? {})
    .map(([name, list]) => [name, list.map(scalarText).sort(compareBytes)])
    .sort((a, b) => compareBytes(String(a[0]), String(b[0])))
  return JSON.stringify([
    spec.measure,
    spec.type ?? null,
    where,
    spec.currency ?? null,
    spec.within_days ?? null,
  ])
}

const scalarText = (value: Scalar): string => JSON.stringify(value)

function fnv1a64(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (let i = 0; i < text.length; i++) {
    hash ^= BigInt(text.charCodeAt(i))
    hash = (hash * 0x100000001b3n) & 0xffffffffffffffffn
  }
  return hash.toString(16).padStart(16, "0")
}

/** An event's part in the tallies, for what is left of it. */
export interface Remains {
  readonly event: ConversionEvent
  /** What is left of its value. */
  readonly net: number
  /** False once wholly taken back. */
  readonly alive: boolean
}

/** What an event adds to a tally; 0 when the tally does not look at it. */
export function contribution(
  spec: TallySpec,
  { event, net, alive }: Remains,
  types: EventTypes
): number {
  if (!looksAt(spec, event, types) || !matches(spec.where, event.attributes)) {
    return 0
  }
  return spec.measure === "count" ? (alive ? 1 : 0) : net
}

function looksAt(
  spec: TallySpec,
  event: ConversionEvent,
  types: EventTypes
): boolean {
  const linked = event.reverses !== undefined
  if (spec.measure === "count") {
    // A correction is no act of the customer's: it counts only by its name.
    const act = !linked && types[event.type]?.undoes === undefined
    return spec.type === undefined ? act : spec.type === event.type
  }
  if (linked || spec.currency !== event.currency) {
    // What a linked correction takes is taken from its original.
    return false
  }
  if (spec.type !== undefined) {
    return spec.type === event.type || undone(event, types) === spec.type
  }
  const type = undone(event, types) ?? event.type
  return types[type]?.spend === true
}

/** The type an unlinked negative event takes from, if any. */
export function undone(
  event: ConversionEvent,
  types: EventTypes
): string | undefined {
  const negative = event.value !== undefined && event.value < 0
  return negative ? types[event.type]?.undoes : undefined
}

/** Every named attribute has one of the values allowed. */
export function matches(
  where: TallySpec["where"],
  attributes: Attributes
): boolean {
  if (where === undefined) {
    return true
  }
  return Object.entries(where).every(([name, allowed]) => {
    const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined
    if (value === undefined) {
      return false
    }
    return typeof value === "object"
      ? value.some((one) => allowed.includes(one))
      : allowed.includes(value)
  })
}
