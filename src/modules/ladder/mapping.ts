import type {
  ConversionEvent,
  DayRows,
  Item,
  RecordedEntry,
  Standing,
} from "../../engine"
import { nobody } from "../../engine"
import type { LadderAnnounced, LadderEvent } from "../../types/events"
import { eventName } from "./announced"
import type { Fact } from "./services/announce-folded"
import type { Row } from "./sql/database"

/** Database rows into the engine's words. Casts live here and nowhere else. */

export const text = (row: Row, column: string): string => String(row[column])

export const textOrNull = (row: Row, column: string): string | null => {
  const value = row[column]
  return value === null || value === undefined ? null : text(row, column)
}

export const whole = (row: Row, column: string): number =>
  Math.round(Number(row[column]))

export const wholeOrNull = (row: Row, column: string): number | null =>
  row[column] === null || row[column] === undefined ? null : whole(row, column)

export const isoOrNull = (row: Row, column: string): string | null => {
  const value = row[column]
  return value instanceof Date ? value.toISOString() : null
}

export const iso = (row: Row, column: string): string =>
  isoOrNull(row, column) ?? ""

/** A JSON column, as the type it was written with. */
export const json = <T>(row: Row, column: string): T => row[column] as T

/** Null means that nothing was folded yet. */
export const standingOf = (row: Row): Standing => {
  const state = json<Standing | null>(row, "state")
  // Of before there were caps, and claims.
  return state === null
    ? nobody
    : { ...state, paid: state.paid ?? {}, claims: state.claims ?? null }
}

/** Rows of `loadEvents`. */
export function eventOf(row: Row): ConversionEvent {
  const value = wholeOrNull(row, "value")
  const currency = textOrNull(row, "currency")
  const reverses = textOrNull(row, "reverses")
  return {
    key: text(row, "key"),
    type: text(row, "type"),
    customer: text(row, "customer_id"),
    at: whole(row, "at"),
    ...(value !== null && { value }),
    ...(currency !== null && { currency }),
    ...(reverses !== null && { reverses }),
    attributes: json<ConversionEvent["attributes"]>(row, "attributes"),
  }
}

export const itemOf = (event: ConversionEvent): Item => ({
  kind: "event",
  key: event.key,
  at: event.at,
  event,
})

/** Rows of `loadDecisions`: `what` holds the item's own settings. */
export const decisionItemOf = (row: Row): Item =>
  ({
    ...json<object>(row, "what"),
    kind: text(row, "kind"),
    key: text(row, "id"),
    at: whole(row, "at"),
  }) as Item

/** Rows of `loadEntries`. */
export const recordedEntryOf = (
  row: Row
): RecordedEntry & { revision: number } => ({
  kind: text(row, "kind") as RecordedEntry["kind"],
  at: whole(row, "at"),
  day: whole(row, "day"),
  cause: text(row, "cause"),
  original: text(row, "original"),
  status: whole(row, "status"),
  spendable: whole(row, "spendable"),
  revision: whole(row, "revision"),
})

/** Rows of `windowDays` of one member. */
export function dayRowsOf(rows: readonly Row[]): DayRows {
  const tallies = new Map<string, Map<number, number>>()
  for (const row of rows) {
    const tally = text(row, "tally")
    const days = tallies.get(tally) ?? new Map<number, number>()
    days.set(whole(row, "day"), whole(row, "amount"))
    tallies.set(tally, days)
  }
  return tallies
}

/** A fact of the outbox, as the event bus carries it. */
export const ladderEventOf = (
  { name, at, data }: Fact,
  whose: Omit<LadderAnnounced, "at">
): LadderEvent =>
  ({ name: eventName(name), data: { ...whose, at, ...data } }) as LadderEvent
