import type { ConversionEvent } from "../../engine"
import type { After, LastActive } from "../../modules/ladder/activity-contract"

const day_ms = 86_400_000

/** What is known of some customers. */
export interface Seen {
  /** After so many days somebody was away. */
  readonly days: readonly number[]
  readonly last: readonly LastActive[]
  /** Absences on record that are not over. */
  readonly open: readonly ConversionEvent[]
  /** When those first did something after the beginning of such an absence. */
  readonly back: readonly (After & { readonly at: number })[]
  readonly now: number
}

const keyOf = (customer: string, days: number, since: number) =>
  `inactivity:${customer}:${days}:${since}`

/** Since when somebody did nothing, of an absence on record. */
export const sinceOf = ({ key }: ConversionEvent): number =>
  Number(key.split(":").at(-1))

/**
 * Absences that are on record and over, with what ends them, and those that
 * there are now. Each is named by the moment it began: the same one is read again
 * under the same key, and a next one is another.
 */
export function absences(seen: Seen): ConversionEvent[] {
  const { days, last, open, back, now } = seen
  const ended = open.flatMap((absence) => {
    const return_at = back.find(
      ({ customer_id, after }) =>
        customer_id === absence.customer && after === sinceOf(absence)
    )?.at
    return return_at === undefined
      ? [absence]
      : [absence, endOf(absence, return_at)]
  })
  const begun = last.flatMap(({ customer_id, at }) =>
    days
      .map((number) => beginningOf(customer_id, number, at))
      .filter((absence) => absence.at <= now)
  )
  const known = new Set(ended.map(({ key }) => key))
  return [...ended, ...begun.filter(({ key }) => !known.has(key))]
}

const beginningOf = (
  customer: string,
  days: number,
  since: number
): ConversionEvent => ({
  key: keyOf(customer, days, since),
  type: "inactivity.reached",
  customer,
  at: since + days * day_ms,
  attributes: { days },
})

/** Heard of late, they may have been there before they were missed. */
const endOf = (absence: ConversionEvent, at: number): ConversionEvent => ({
  key: `${absence.key}:undone`,
  type: "inactivity.ended",
  customer: absence.customer,
  at: Math.max(at, absence.at),
  reverses: absence.key,
  attributes: absence.attributes,
})
