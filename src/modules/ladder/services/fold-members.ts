import type { Item, Moment, Outcome, Position, Standing } from "../../../engine"
import {
  advance,
  comparePositions,
  diff,
  replay,
  timePosition,
  windowStart,
} from "../../../engine"
import { dayRowsOf, standingOf, text, whole, wholeOrNull } from "../mapping"
import type { Row, Sql } from "../sql/database"
import { windowDays } from "../sql/record/lock-standings"
import { clearTallies } from "../sql/record/load-history"
import { loadHistories, type History, type RecordedMove } from "./histories"
import type { Book, RuleBook } from "./rule-book"

/** One member's locked standing with what is to be folded into it. */
export interface Work {
  readonly ladder_id: string
  readonly member_id: string
  readonly grants_from: Moment | null
  readonly book: Book
  readonly before: Standing
  readonly items: readonly Item[]
  /** Fold everything from nothing, whatever is stored. */
  readonly replay: boolean
  readonly until?: Moment
}

/** What became of one member, ready to be written. */
export interface Folded {
  readonly work: Work
  readonly outcome: Outcome
  /** Revision of each entry and transition key that was corrected before. */
  readonly revisions: ReadonlyMap<string, number>
  readonly superseded: readonly RecordedMove[]
}

/** Turns locked rows into work. `itemsOf` gives the new items of a member. */
export async function workOf(
  sql: Sql,
  rules: RuleBook,
  rows: readonly Row[],
  itemsOf: (row: Row) => readonly Item[],
  until?: Moment
): Promise<Work[]> {
  const work: Work[] = []
  for (const row of rows) {
    const ladder_id = text(row, "ladder_id")
    const book = await rules.of(sql, ladder_id, whole(row, "live_version"))
    const fresh = row["fresh"] === true
    const items = itemsOf(row)
    work.push({
      ladder_id,
      member_id: text(row, "member_id"),
      grants_from: wholeOrNull(row, "grants_from"),
      book,
      before: standingOf(row),
      items: fresh ? [...book.publications, ...items] : items,
      replay: row["behind"] === true || (!fresh && row["state"] === null),
      ...(until !== undefined && { until }),
    })
  }
  return work
}

/** So many members are folded while Postgres writes those before them. */
const part_size = 100

/** Folds every member, in parts: in the fast way where possible. */
export async function* foldMembers(
  sql: Sql,
  work: readonly Work[]
): AsyncGenerator<Folded[]> {
  const rows = await slidingDays(sql, work)
  const late: Work[] = []
  for (let from = 0; from < work.length; from += part_size) {
    yield work.slice(from, from + part_size).flatMap((one) => {
      const folded = advanceOne(one, rows.get(memberKey(one)))
      if (!folded) {
        late.push(one)
      }
      return folded ?? []
    })
  }
  if (late.length > 0) {
    yield await replayAll(sql, late)
  }
}

/** Undefined where the member must be replayed. */
function advanceOne(
  work: Work,
  rows: ReturnType<typeof dayRowsOf> | undefined
): Folded | undefined {
  const { book, before, items, until } = work
  const outcome = work.replay
    ? undefined
    : advance(book.rules, before, items, rows, until)
  return outcome && "standing" in outcome
    ? { work, outcome, revisions: nothing, superseded: [] }
    : undefined
}

const nothing: ReadonlyMap<string, number> = new Map()

async function replayAll(sql: Sql, late: readonly Work[]): Promise<Folded[]> {
  const histories = await loadHistories(sql, late)
  await sql.query(clearTallies, [
    late.map((one) => one.ladder_id),
    late.map((one) => one.member_id),
  ])
  return late.map((one) => {
    const history = histories.get(memberKey(one))
    return replayOne(one, history)
  })
}

/**
 * Replays to where time was last let act, so that a fall which only time
 * caused is not taken back for want of an item after it.
 */
export function replayOne(work: Work, history: History | undefined): Folded {
  const items = [...work.book.publications, ...(history?.items ?? [])]
  const mark = latestMark(work, history)
  const until = Math.max(
    work.until ?? Number.MIN_SAFE_INTEGER,
    mark?.at ?? Number.MIN_SAFE_INTEGER
  )
  const outcome = replay(work.book.rules, items, until)
  const recorded = {
    entries: history?.entries ?? new Map(),
    transitions: new Set(history?.transitions.keys() ?? []),
  }
  const corrections = diff(recorded, outcome)
  return {
    work,
    outcome: {
      ...outcome,
      standing: withMark(outcome.standing, mark),
      entries: corrections.entries,
      transitions: corrections.transitions,
    },
    revisions: history?.revisions ?? new Map(),
    superseded: corrections.superseded.flatMap(
      (key) => history?.transitions.get(key) ?? []
    ),
  }
}

/** How far this member was folded before, also by time alone. */
function latestMark(work: Work, history: History | undefined): Position | null {
  const acted = history?.acted ?? null
  return later(work.before.cursor, acted === null ? null : timePosition(acted))
}

/**
 * A replay never moves the mark back: what time did before it is on record,
 * and an item from before it must find that again, by a replay.
 */
const withMark = (standing: Standing, mark: Position | null): Standing => ({
  ...standing,
  cursor: later(standing.cursor, mark),
})

function later(a: Position | null, b: Position | null): Position | null {
  if (!a || !b) {
    return a ?? b
  }
  return comparePositions(a, b) < 0 ? b : a
}

export const memberKey = (of: {
  ladder_id: string
  member_id: string
}): string => `${of.ladder_id} ${of.member_id}`

/** Reads the day rows that will leave a window while folding. */
async function slidingDays(
  sql: Sql,
  work: readonly Work[]
): Promise<Map<string, ReturnType<typeof dayRowsOf>>> {
  const slides = work.flatMap(slidesOf)
  if (slides.length === 0) {
    return new Map()
  }
  const rows = await sql.query(windowDays, [
    slides.map((slide) => slide.ladder_id),
    slides.map((slide) => slide.member_id),
    slides.map((slide) => slide.tally),
    slides.map((slide) => slide.oldest),
    slides.map((slide) => slide.start),
  ])
  const byMember = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${text(row, "ladder_id")} ${text(row, "member_id")}`
    const list = byMember.get(key)
    if (list) {
      list.push(row)
    } else {
      byMember.set(key, [row])
    }
  }
  return new Map([...byMember].map(([key, list]) => [key, dayRowsOf(list)]))
}

function slidesOf(work: Work): {
  ladder_id: string
  member_id: string
  tally: string
  oldest: number
  start: number
}[] {
  const { rules } = work.book
  const moments = work.items.map((item) => item.at)
  const last = Math.max(work.until ?? Number.MIN_SAFE_INTEGER, ...moments)
  if (work.replay || last === Number.MIN_SAFE_INTEGER) {
    return []
  }
  const today = rules.calendar.dayOf(last)
  return rules.tallies.flatMap(({ key, spec }) => {
    const oldest = work.before.tallies[key]?.oldest
    const start =
      spec.within_days === undefined
        ? undefined
        : windowStart(today, spec.within_days)
    return oldest === undefined || start === undefined || oldest >= start
      ? []
      : [
          {
            ladder_id: work.ladder_id,
            member_id: work.member_id,
            tally: key,
            oldest,
            start,
          },
        ]
  })
}
