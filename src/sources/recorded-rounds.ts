import type { MedusaContainer } from "@medusajs/framework/types"
import type { ConversionEvent } from "../engine"
import { ladderOf } from "../modules/ladder/ladder-of"
import { rounds_max } from "./rounds"

/** Events looked at in one sweep for what is gone. */
const stretch_size = 5_000

/** What is on record of each key that rounds were made of; nothing: no entry. */
export async function recordedRounds(
  container: MedusaContainer,
  source: string,
  keys: readonly string[]
): Promise<ReadonlyMap<string, readonly ConversionEvent[]>> {
  const rounds = new Map<string, ConversionEvent[]>()
  if (keys.length === 0) {
    return rounds
  }
  const events = await ladderOf(container).sweeping.recordedBetween(
    source,
    keys.map((key) => ({ after: `${key}:`, before: `${key};` })),
    2 * rounds_max
  )
  for (const event of events) {
    const key = event.key.replace(/:\d+(:undone)?$/, "")
    rounds.set(key, [...(rounds.get(key) ?? []), event])
  }
  return rounds
}

/**
 * Events on record that count, a stretch of them, another each time it is asked:
 * whether their rows are still there is for the source to see.
 */
export async function nextOpen(
  container: MedusaContainer,
  source: string,
  prefix: string
): Promise<ConversionEvent[]> {
  const events = await ladderOf(container).sweeping.nextRecorded(
    source,
    { after: prefix, before: `${prefix.slice(0, -1)};` },
    stretch_size
  )
  const undone = new Set(events.flatMap(({ reverses }) => reverses ?? []))
  return events.filter(
    ({ key, reverses }) => reverses === undefined && !undone.has(key)
  )
}
