import type { Item, RecordedEntry } from "../../../engine"
import {
  decisionItemOf,
  eventOf,
  itemOf,
  recordedEntryOf,
  text,
  textOrNull,
  whole,
} from "../mapping"
import type { Row, Sql } from "../sql/database"
import {
  loadDecisions,
  loadEntries,
  loadEvents,
  loadTransitions,
} from "../sql/record/load-history"

/** A move on record. */
export interface RecordedMove {
  readonly id: string
  readonly at: number
  readonly why: string
}

/** All that is stored of one member on one ladder. */
export interface History {
  readonly items: Item[]
  readonly entries: Map<string, RecordedEntry>
  /** Moves in force, by key. */
  readonly transitions: Map<string, RecordedMove>
  /** Next revision by entry or transition key. */
  readonly revisions: Map<string, number>
  /** Latest moment at which, by what is on record, time alone acted. */
  acted: number | null
}

/** Loads the histories of many members, a query per table. */
export async function loadHistories(
  sql: Sql,
  members: readonly { ladder_id: string; member_id: string }[]
): Promise<Map<string, History>> {
  const histories = new Map<string, History>()
  for (const { ladder_id, member_id } of members) {
    histories.set(`${ladder_id} ${member_id}`, {
      items: [],
      entries: new Map(),
      transitions: new Map(),
      revisions: new Map(),
      acted: null,
    })
  }
  const pairs = [
    members.map((one) => one.ladder_id),
    members.map((one) => one.member_id),
  ]
  await addItems(sql, members, histories)
  for (const row of await sql.query(loadEntries, pairs)) {
    const history = historyOf(histories, row)
    const { revision, ...entry } = recordedEntryOf(row)
    noteActed(history, entry.cause, entry.at)
    history?.entries.set(text(row, "key"), entry)
    history?.revisions.set(`entry ${text(row, "key")}`, revision + 1)
  }
  for (const row of await sql.query(loadTransitions, pairs)) {
    const history = historyOf(histories, row)
    const key = text(row, "key")
    history?.revisions.set(`transition ${key}`, whole(row, "revisions"))
    const at = whole(row, "at")
    noteActed(history, text(row, "cause"), at)
    const id = textOrNull(row, "id")
    if (id !== null) {
      history?.transitions.set(key, { id, at, why: text(row, "why") })
    }
  }
  return histories
}

function noteActed(
  history: History | undefined,
  cause: string,
  at: number
): void {
  if (history && cause === "time") {
    history.acted = Math.max(history.acted ?? at, at)
  }
}

/**
 * Adds what happened to the members and what people decided about them. A
 * member's events are the same on every ladder.
 */
export async function addItems(
  sql: Sql,
  members: readonly { ladder_id: string; member_id: string }[],
  histories: ReadonlyMap<string, { readonly items: Item[] }>
): Promise<void> {
  const ids = [...new Set(members.map((one) => one.member_id))]
  const items = new Map<string, Item[]>(ids.map((id) => [id, []]))
  for (const row of await sql.query(loadEvents, [ids])) {
    items.get(text(row, "member_id"))?.push(itemOf(eventOf(row)))
  }
  for (const { ladder_id, member_id } of members) {
    const history = histories.get(`${ladder_id} ${member_id}`)
    for (const item of items.get(member_id) ?? []) {
      history?.items.push(item)
    }
  }
  const decisions = await sql.query(loadDecisions, [
    members.map((one) => one.ladder_id),
    members.map((one) => one.member_id),
  ])
  for (const row of decisions) {
    historyOf(histories, row)?.items.push(decisionItemOf(row))
  }
}

const historyOf = <H>(
  histories: ReadonlyMap<string, H>,
  row: Row
): H | undefined =>
  histories.get(`${text(row, "ladder_id")} ${text(row, "member_id")}`)
