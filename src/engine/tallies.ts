import { compareBytes } from "./arithmetic"
import type { EventTypes } from "./ladder"
import type { Allowed, Where } from "../params"
import { allows } from "../params"
import type { Attributes, ConversionEvent, TallySpec } from "./types"
import type { Original } from "./fold"

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
    .sort(([a], [b]) => compareBytes(a, b))
    .map(([name, allowed]) => [name, canonicalAllowed(allowed)])
  return JSON.stringify([
    spec.measure,
    spec.type ?? null,
    where,
    spec.currency ?? null,
    spec.within_days ?? null,
    ...(spec.channels ? [[...spec.channels].sort(compareBytes)] : []),
  ])
}

const canonicalAllowed = (allowed: Allowed): unknown =>
  Array.isArray(allowed)
    ? allowed.map((value) => JSON.stringify(value)).sort(compareBytes)
    : Object.entries(allowed).sort(([a], [b]) => compareBytes(a, b))

function fnv1a64(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (let i = 0; i < text.length; i++) {
    hash ^= BigInt(text.charCodeAt(i))
    hash = (hash * 0x100000001b3n) & 0xffffffffffffffffn
  }
  return hash.toString(16).padStart(16, "0")
}

/** What is left of an event adds so much to a tally. */
export function contribution(
  spec: TallySpec,
  { event, net, shielded, alive, counts }: Original,
  types: EventTypes
): number {
  const looks =
    counts &&
    looksAt(spec, event, types) &&
    matches(spec.where, event.attributes) &&
    inChannels(spec.channels, event)
  if (!looks) {
    return 0
  }
  return spec.measure === "count" ? Number(alive) : net + shielded
}

function looksAt(
  spec: TallySpec,
  event: ConversionEvent,
  types: EventTypes
): boolean {
  const linked = event.reverses !== undefined
  if (spec.measure === "count") {
    // A correction is no act of the customer's: it counts only by its name, and
    // one by the name of what it takes back not even by that.
    const corrects = types[event.type]?.undoes !== undefined
    return spec.type === undefined
      ? !linked && !corrects
      : spec.type === event.type && (!linked || corrects)
  }
  // What a linked correction takes is taken from its original.
  const type = undone(event, types) ?? event.type
  return (
    !linked && spec.currency === event.currency && types[type]?.spend === true
  )
}

/** The type an unlinked negative event takes from, if any. */
export function undone(
  event: ConversionEvent,
  types: EventTypes
): string | undefined {
  const negative = event.value !== undefined && event.value < 0
  return negative ? types[event.type]?.undoes : undefined
}

/** What happened in no sales channel, like registering, is in all of them. */
export function inChannels(
  channels: readonly string[] | undefined,
  { attributes }: ConversionEvent
): boolean {
  const channel = attributes["sales_channel"]
  return (
    channel === undefined ||
    channels === undefined ||
    channels.includes(String(channel))
  )
}

/** Every attribute named is what is allowed. */
export function matches(
  where: Where | undefined,
  attributes: Attributes
): boolean {
  if (where === undefined) {
    return true
  }
  return Object.entries(where).every(([name, allowed]) => {
    const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined
    return value !== undefined && allows(allowed, value)
  })
}
