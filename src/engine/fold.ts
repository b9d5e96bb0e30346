import type { CompiledVersion, Rules } from "./compile"
import type {
  ConversionEvent,
  Day,
  Entry,
  Grace,
  Moment,
  Owed,
  Position,
  Standing,
  Transition,
} from "./types"

/**
 * Day rows of a member's tallies, as stored before the fold: all that are older
 * than the window's start at the end of the fold, and the first one after it.
 */
export type DayRows = ReadonlyMap<string, ReadonlyMap<Day, number>>

/** What an event gave under one earn rule, and what became of it. */
export interface Earning {
  readonly rule: CompiledVersion["earn"][number]
  /** What it gave at first. */
  readonly given: number
  readonly expires_at: Moment | null
  /** Status points taken back so far. */
  status_taken: number
  /** Spendable points taken back so far. */
  spendable_taken: number
}

/** An event of the timeline with what is left of it. */
export interface Original {
  readonly event: ConversionEvent
  readonly day: Day
  readonly version: number
  readonly multipliers: ReadonlyMap<string, number>
  readonly earnings: Earning[]
  net: number
  alive: boolean
}

/** Spendable points that lapse. `of` is the earning's key, "" when merged. */
export interface OpenLot {
  readonly expires_at: Moment
  readonly of: string
  left: number
  lapsed: number
}

/** The state of a fold: a standing being rewritten, and what it leads to. */
export interface Fold {
  readonly rules: Rules
  version: CompiledVersion | undefined
  rung: number
  rung_id: string | null
  rung_since: Moment | null
  registered: boolean
  status: number
  spendable: number
  lots: OpenLot[]
  readonly tallies: Map<string, { sum: number; oldest?: Day }>
  grace: Grace | null
  lock: Standing["lock"]
  owed: Owed[]
  forfeited: boolean
  cursor: Position | null
  /** The latest moment looked at. */
  now: Moment
  readonly rows: Map<string, Map<Day, number>>
  readonly originals: Map<string, Original>
  /** Ids of rungs stood on or passed on the way up. */
  readonly reached: Set<string>
  /** Owed before the last reversal: what led there may have been taken back. */
  doubtful: ReadonlySet<Owed>
  /** Events whose multipliers are known from another fold of the timeline. */
  priced: ReadonlyMap<string, Original>
  readonly entries: Entry[]
  readonly transitions: Transition[]
  readonly days: Map<string, Map<Day, number>>
}

/** A member of whom nothing is known yet. */
export const nobody: Standing = {
  version: 0,
  rung: 0,
  rung_id: null,
  rung_since: null,
  registered: false,
  status: 0,
  spendable: 0,
  lots: [],
  tallies: {},
  grace: null,
  lock: null,
  owed: [],
  forfeited: false,
  cursor: null,
  review_at: null,
}

/** Opens a standing for rewriting; neither it nor the rows are changed. */
export function openFold(
  rules: Rules,
  standing: Standing,
  rows: DayRows
): Fold {
  return {
    rules,
    version: rules.versions.get(standing.version),
    rung: standing.rung,
    rung_id: standing.rung_id,
    rung_since: standing.rung_since,
    registered: standing.registered,
    status: standing.status,
    spendable: standing.spendable,
    lots: standing.lots.map((lot) => ({ ...lot, of: "", lapsed: 0 })),
    tallies: new Map(
      Object.entries(standing.tallies).map(([k, t]) => [k, { ...t }])
    ),
    grace: standing.grace,
    lock: standing.lock,
    owed: [...standing.owed],
    forfeited: standing.forfeited,
    cursor: standing.cursor,
    now: standing.cursor?.at ?? Number.MIN_SAFE_INTEGER,
    rows: new Map([...rows].map(([key, days]) => [key, new Map(days)])),
    originals: new Map(),
    reached: new Set(),
    doubtful: new Set(),
    priced: new Map(),
    entries: [],
    transitions: [],
    days: new Map(),
  }
}
