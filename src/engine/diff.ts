import { add } from "./arithmetic"
import type { Entry, Outcome, Transition } from "./types"

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
  { entries, transitions }: Pick<Outcome, "entries" | "transitions">
): Corrections {
  const right = new Map(entries.map((entry) => [entry.key, entry]))
  const wrong = [...recorded.entries].filter(([key]) => !right.has(key))
  const moves = new Set(transitions.map(({ key }) => key))
  return {
    entries: [
      ...entries.map((entry) => less(entry, recorded.entries.get(entry.key))),
      ...wrong.map(([key, entry]) =>
        less({ ...entry, key, status: 0, spendable: 0 }, entry)
      ),
    ].filter(({ status, spendable }) => status !== 0 || spendable !== 0),
    transitions: transitions.filter(
      ({ key }) => !recorded.transitions.has(key)
    ),
    superseded: [...recorded.transitions].filter((key) => !moves.has(key)),
  }
}

/** An entry without what is written of it already. */
const less = (entry: Entry, written?: RecordedEntry): Entry => ({
  ...entry,
  status: add(entry.status, -(written?.status ?? 0)),
  spendable: add(entry.spendable, -(written?.spendable ?? 0)),
})
