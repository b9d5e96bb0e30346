import { add } from "./arithmetic"
import type { Entry, Transition } from "./types"

/** What was written of a member before, entries summed by their key. */
export interface Recorded {
  readonly entries: ReadonlyMap<string, RecordedEntry>
  /** Keys of the transitions that no later one superseded. */
  readonly transitions: ReadonlySet<string>
}

export type RecordedEntry = Pick<
  Entry,
  "kind" | "at" | "day" | "cause" | "original" | "status" | "spendable"
>

/** What must be appended so that what is written says what is right. */
export interface Corrections {
  readonly entries: readonly Entry[]
  readonly transitions: readonly Transition[]
  /** Keys of transitions that did not happen after all. */
  readonly superseded: readonly string[]
}

/** Compares what was recorded with what a replay came to. */
export function diff(
  recorded: Recorded,
  effective: {
    readonly entries: readonly Entry[]
    readonly transitions: readonly Transition[]
  }
): Corrections {
  const entries: Entry[] = []
  const seen = new Set<string>()
  for (const entry of effective.entries) {
    seen.add(entry.key)
    const before = recorded.entries.get(entry.key)
    const correction = before ? difference(entry, before) : entry
    if (correction.status !== 0 || correction.spendable !== 0) {
      entries.push(correction)
    }
  }
  for (const [key, before] of recorded.entries) {
    if (!seen.has(key) && (before.status !== 0 || before.spendable !== 0)) {
      entries.push({
        ...before,
        key,
        status: -before.status,
        spendable: -before.spendable,
      })
    }
  }
  const keys = new Set(effective.transitions.map((one) => one.key))
  return {
    entries,
    transitions: effective.transitions.filter(
      (one) => !recorded.transitions.has(one.key)
    ),
    superseded: [...recorded.transitions].filter((key) => !keys.has(key)),
  }
}

function difference(entry: Entry, before: RecordedEntry): Entry {
  return {
    ...entry,
    status: add(entry.status, -before.status),
    spendable: add(entry.spendable, -before.spendable),
  }
}
