import { advance, replay } from "../advance"
import type { Rules } from "../compile"
import { diff } from "../diff"
import { nobody } from "../fold"
import type {
  Day,
  DayDelta,
  Entry,
  Item,
  Moment,
  Outcome,
  Standing,
  Transition,
} from "../types"
import { windowStart } from "../windows"
import { deepFreeze } from "./deep-freeze"

type Rows = Map<string, Map<Day, number>>

/**
 * One member as the recorder keeps them: new items are folded by `advance`
 * where it can, else all are replayed and the difference is appended.
 */
export class MemberRecord {
  standing: Standing = nobody
  readonly items: Item[] = []
  entries: Entry[] = []
  transitions: Transition[] = []
  replays = 0
  private rows: Rows = new Map()

  /** `minimal`: give `advance` only the day rows it says it needs. */
  constructor(
    private rules: Rules,
    private readonly minimal: boolean
  ) {}

  /** Takes in a batch; publications are there from the start. */
  record(batch: readonly Item[], until?: Moment): void {
    const seen = new Set(this.items.map(keyOf))
    this.items.push(...batch)
    if (batch.some((item) => this.awaited(item, seen))) {
      this.replay(until)
      return
    }
    const outcome = advance(
      this.rules,
      deepFreeze(this.standing),
      deepFreeze(batch),
      deepFreeze(this.rowsFor(batch, until)),
      until
    )
    if ("needs_replay" in outcome) {
      this.replay(until)
      return
    }
    this.write(outcome)
  }

  /** A version goes live: everybody is replayed under the rules up to it. */
  publish(rules: Rules, publication: Item): void {
    this.rules = rules
    this.items.push(publication)
    this.replay(publication.at)
  }

  /** A reversal waits for this one, or has come without its original. */
  private awaited(item: Item, seen: ReadonlySet<string>): boolean {
    if (item.kind !== "event") {
      return false
    }
    const waited = this.items.some(
      (one) => one.kind === "event" && one.event.reverses === item.key
    )
    return waited && !seen.has(keyOf(item))
  }

  private replay(until: Moment | undefined): void {
    this.replays += 1
    const last = Math.max(
      until ?? Number.MIN_SAFE_INTEGER,
      this.standing.cursor?.at ?? Number.MIN_SAFE_INTEGER
    )
    const outcome = replay(this.rules, deepFreeze(this.items.slice()), last)
    const { entries, transitions, superseded } = diff(this.recorded(), outcome)
    this.rows = new Map()
    this.transitions = this.transitions.filter(
      ({ key }) => !superseded.includes(key)
    )
    this.write({ ...outcome, entries, transitions })
  }

  recorded(): Parameters<typeof diff>[0] {
    const entries = new Map<string, Entry>()
    for (const entry of this.entries) {
      const before = entries.get(entry.key)
      entries.set(entry.key, {
        ...entry,
        status: entry.status + (before?.status ?? 0),
        spendable: entry.spendable + (before?.spendable ?? 0),
      })
    }
    return {
      entries,
      transitions: new Set(this.transitions.map(({ key }) => key)),
    }
  }

  private write(outcome: Outcome): void {
    this.standing = outcome.standing
    this.entries.push(...outcome.entries)
    this.transitions.push(...outcome.transitions)
    addRows(this.rows, outcome.days)
  }

  private rowsFor(batch: readonly Item[], until: Moment | undefined): Rows {
    return this.minimal
      ? minimalRows(this.rules, this.standing, this.rows, [
          ...batch.map((item) => item.at),
          ...(until === undefined ? [] : [until]),
        ])
      : new Map([...this.rows].map(([key, days]) => [key, new Map(days)]))
  }
}

export const keyOf = (item: Item): string => `${item.kind}:${item.key}`

function addRows(rows: Rows, days: readonly DayDelta[]): void {
  for (const { tally, day, delta } of days) {
    const row = rows.get(tally) ?? new Map<Day, number>()
    row.set(day, (row.get(day) ?? 0) + delta)
    rows.set(tally, row)
  }
}

/** From a tally's `oldest` to the window's start, and the first row after. */
function minimalRows(
  rules: Rules,
  standing: Standing,
  rows: Rows,
  moments: readonly Moment[]
): Rows {
  const minimal: Rows = new Map()
  if (moments.length === 0) {
    return minimal
  }
  for (const { key, spec } of rules.tallies) {
    const oldest = standing.tallies[key]?.oldest
    if (oldest === undefined || spec.within_days === undefined) {
      continue
    }
    const today = rules.calendar.dayOf(Math.max(...moments))
    const start = windowStart(today, spec.within_days)
    const days = [...(rows.get(key) ?? [])].sort(([a], [b]) => a - b)
    const after = days.find(([day]) => day >= start)
    const leaving = days.filter(([day]) => day >= oldest && day < start)
    if (oldest < start) {
      minimal.set(key, new Map(after ? [...leaving, after] : leaving))
    }
  }
  return minimal
}
