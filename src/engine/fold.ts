import type { CompiledVersion, Rules } from "./compile"
import type { Reached } from "./derived"
import type { EarnRule, Rates } from "./ladder"
import type {
  ConversionEvent,
  Day,
  DayDelta,
  Entry,
  Lot,
  Moment,
  Outcome,
  Owed,
  Standing,
  Tally,
  Transition,
} from "./types"

/**
 * Day rows of a member's tallies, as stored before the fold: all that are older
 * than the window's start at the end of the fold, and the first one after it.
 */
export type DayRows = ReadonlyMap<string, ReadonlyMap<Day, number>>

/** What an event gives under one earn rule, and what became of it. */
export interface Earning {
  readonly rule: EarnRule
  /** Percent of the rung held before the event. */
  readonly multiplier: number
  readonly expires_at: Moment
  /** Given and not taken back. */
  status: number
  spendable: number
  /** What lapsed of `spendable`. */
  lapsed: number
  /** Whether the rule's cap had room for it; absent: not asked yet. */
  admitted?: boolean
}

/** An event of the timeline with what is left of it. */
export interface Original {
  readonly event: ConversionEvent
  readonly day: Day
  readonly version: number
  /** Of that version. */
  readonly rates: Rates | undefined
  readonly earnings: readonly Earning[]
  /** False where its customer took no part: it is neither paid nor tallied. */
  readonly counts: boolean
  /** The money that is left of it: what spendable points are for. */
  net: number
  /** Taken off it for the shop's fault: status and spend do not see that. */
  shielded: number
  /** False once wholly taken back. */
  alive: boolean
  /** Tells derived events of one item apart; absent: it is the item's own. */
  readonly part?: string
}

/** Points for a rung that was entered. */
export interface Entered {
  readonly rule: string
  readonly rung: string
  readonly original: Original
}

/** The last reversal, and what there was before: it may lose its cause. */
export interface Doubt {
  readonly cause: string
  readonly at: Moment
  readonly owed: readonly Owed[]
  readonly entered: readonly Entered[]
}

/** Spendable points that lapse; a lot opened from a standing has no earning. */
export interface OpenLot extends Lot {
  readonly earning?: Earning
  left: number
}

/** The state of a fold: a standing being rewritten, and what it leads to. */
export interface Fold {
  readonly rules: Rules
  version: CompiledVersion | undefined
  /** Its lots are in `lots` until the fold is closed. */
  readonly standing: {
    -readonly [K in Exclude<keyof Standing, "tallies">]: Standing[K]
  } & { readonly tallies: Record<string, Tally> }
  /** Soonest first; none is empty. */
  lots: OpenLot[]
  /** The latest moment looked at. */
  now: Moment
  /** Key of the item being folded, or `time`. */
  cause: string
  /** Day rows before the fold, and what it adds to them. */
  readonly rows: DayRows
  readonly days: Map<string, Map<Day, number>>
  readonly originals: Map<string, Original>
  /** What was reached and still is; in a fast fold only what is new. */
  reached: readonly Reached[]
  entered: readonly Entered[]
  doubt: Doubt | null
  readonly entries: Entry[]
  readonly transitions: Transition[]
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
  paid: {},
  claims: null,
  grace: null,
  absent_by: [],
  lock: null,
  owed: [],
  forfeited: false,
  cursor: null,
  review_at: null,
}

export const emptyTally: Tally = { sum: 0 }

/** Opens a standing for rewriting; neither it nor the rows are changed. */
export function openFold(
  rules: Rules,
  standing: Standing,
  rows: DayRows
): Fold {
  const tallies: Record<string, Tally> = { ...standing.tallies }
  for (const { key } of rules.tallies) {
    tallies[key] ??= emptyTally
  }
  return {
    rules,
    version: rules.versions.get(standing.version),
    standing: { ...standing, tallies },
    lots: standing.lots.map((lot) => ({ ...lot })),
    now: standing.cursor?.at ?? Number.MIN_SAFE_INTEGER,
    cause: "time",
    rows,
    days: new Map(),
    originals: new Map(),
    reached: [],
    entered: [],
    doubt: null,
    entries: [],
    transitions: [],
  }
}

/** What the fold came to. */
export function closeFold(fold: Fold, review_at: Moment): Outcome {
  const { standing, entries, transitions } = fold
  standing.lots = mergedLots(fold.lots)
  standing.review_at = review_at === Infinity ? null : review_at
  const days: DayDelta[] = []
  for (const [tally, row] of fold.days) {
    for (const [day, delta] of row) {
      if (delta !== 0) {
        days.push({ tally, day, delta })
      }
    }
  }
  return { standing, entries, transitions, days }
}

function mergedLots(lots: readonly OpenLot[]): Lot[] {
  const merged: OpenLot[] = []
  for (const { expires_at, left } of lots) {
    const last = merged[merged.length - 1]
    if (last?.expires_at === expires_at) {
      last.left += left
    } else {
      merged.push({ expires_at, left })
    }
  }
  return merged
}
