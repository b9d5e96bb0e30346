import type { Earning, Fold, Original } from "./fold"
import type { Paid } from "./types"

/**
 * Whether a rule's cap has room for an event that gives points under it. Asked
 * once for each event, in the order of the timeline, and never again: what is
 * taken back later leaves no room for others.
 */
export function admit(
  fold: Fold,
  original: Original,
  earning: Earning
): boolean {
  earning.admitted ??= takeRoom(fold, original, earning)
  return earning.admitted
}

function takeRoom(
  { rules, standing, now }: Fold,
  { event }: Original,
  { rule: { id, cap } }: Earning
): boolean {
  if (cap === undefined) {
    return true
  }
  const { times, per, once_per } = cap
  const before = valueOf(standing.paid, id)
  // The day it is paid, which only moves on: an older event may come to more.
  const day = rules.calendar.dayOf(now)
  const daily = per === "day"
  const { times: taken, of }: Paid =
    before && (!daily || before.day === day) ? before : { times: 0, of: [] }
  const subject = JSON.stringify(
    valueOf(event.attributes, once_per ?? "") ?? null
  )
  if (taken >= times || (once_per !== undefined && of.includes(subject))) {
    return false
  }
  const paid: Paid = {
    ...(daily && { day }),
    times: taken + 1,
    of: once_per === undefined ? [] : [...of, subject],
  }
  standing.paid = { ...standing.paid, [id]: paid }
  return true
}

/** Of names that merchants choose, "constructor" too. */
const valueOf = <T>(
  values: Readonly<Record<string, T>>,
  name: string
): T | undefined => (Object.hasOwn(values, name) ? values[name] : undefined)
