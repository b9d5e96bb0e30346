import type { ConversionEvent } from "../engine"

/** What came and went more often counts no more. */
export const rounds_max = 20

/** Something that counts while it is there: a wish, an approved review. */
export interface Presence {
  /** How its keys begin; what follows is ours. */
  readonly key: string
  readonly type: string
  /** The type that takes it back. */
  readonly undo: string
  /** What it is; null: it is not there. */
  readonly there: Pick<
    ConversionEvent,
    "customer" | "at" | "value" | "currency" | "attributes"
  > | null
  /** Since when it is not there, where a row tells. */
  readonly gone_at: number | null
}

/**
 * The conversion events of something that may come, go and come again. Each time
 * it comes is a round, `<key>:1`, `<key>:2`, …, and its going `<key>:1:undone`.
 * One round is open at a time, so that it never counts twice; a round that is on
 * record stays as it was, whatever became of the row it was made of.
 *
 * A round of its own, not an addition to the first: what has no value can be
 * undone, but not made good.
 */
export function roundsOf(
  presence: Presence,
  recorded: readonly ConversionEvent[],
  now: number
): ConversionEvent[] {
  const { key, there } = presence
  const byKey = new Map(recorded.map((event) => [event.key, event]))
  const round = (n: number) => byKey.get(`${key}:${n}`)
  let last = 0
  while (round(last + 1)) {
    last++
  }
  const open = openRound(key, last, byKey)
  if (open && there?.customer === open.customer) {
    return [open]
  }
  const end = open
    ? endOf(open, presence, now)
    : byKey.get(`${key}:${last}:undone`)
  const ended = open && end ? [end] : []
  return there && last < rounds_max
    ? [...ended, beginningOf(presence, there, last + 1, end)]
    : ended
}

/**
 * Those of them that are not on record: for what is looked at again and again, and
 * would hold the customer's standing each time.
 */
export function newRounds(
  presence: Presence,
  recorded: readonly ConversionEvent[],
  now: number
): ConversionEvent[] {
  const known = new Set(recorded.map(({ key }) => key))
  return roundsOf(presence, recorded, now).filter(({ key }) => !known.has(key))
}

function openRound(
  key: string,
  last: number,
  byKey: ReadonlyMap<string, ConversionEvent>
): ConversionEvent | undefined {
  const ended = byKey.has(`${key}:${last}:undone`)
  return ended ? undefined : byKey.get(`${key}:${last}`)
}

function beginningOf(
  { key, type }: Presence,
  there: NonNullable<Presence["there"]>,
  n: number,
  end: ConversionEvent | undefined
): ConversionEvent {
  return {
    ...there,
    key: `${key}:${n}`,
    type,
    at: Math.max(there.at, end?.at ?? 0),
  }
}

function endOf(
  open: ConversionEvent,
  { undo, gone_at }: Presence,
  now: number
): ConversionEvent {
  return {
    ...open,
    key: `${open.key}:undone`,
    type: undo,
    at: Math.max(gone_at ?? now, open.at),
    ...(open.value !== undefined && { value: 0 - open.value }),
    reverses: open.key,
  }
}
