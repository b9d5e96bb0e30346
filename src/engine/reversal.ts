import { add } from "./arithmetic"
import type { Fold } from "./fold"
import { rebookEarnings } from "./rebook"
import type { Remains } from "./tallies"
import type { ConversionEvent, Moment } from "./types"
import { tallyChange } from "./windows"

/**
 * Takes from, or adds to, what is left of the original, on the original's own
 * day. Nothing is taken below nothing, so that a cancellation after a refund
 * does not take twice; what leaves nothing undoes the event.
 */
export function applyReversal(
  fold: Fold,
  reversal: ConversionEvent,
  key: string,
  at: Moment
): void {
  const original = fold.originals.get(key)
  if (!original) {
    return
  }
  const before: Remains = { ...original }
  original.net = netAfter(original, reversal.value)
  original.alive = aliveAfter(original, reversal.value)
  fold.doubtful = new Set(fold.owed)
  tallyChange(fold, original.day, before, original)
  rebookEarnings(fold, original, reversal, at)
  fold.registered = [...fold.originals.values()].some(
    ({ event, alive }) => alive && fold.rules.types[event.type]?.registers
  )
}

function netAfter({ event, net }: Remains, value: number | undefined): number {
  if (value === undefined || event.value === undefined) {
    return 0
  }
  const left = add(net, value)
  return event.value < 0 ? Math.min(0, left) : Math.max(0, left)
}

/** What has no value is not undone by an addition, but by all else. */
function aliveAfter({ event, net, alive }: Remains, value = 0): boolean {
  return event.value === undefined ? alive && value > 0 : net !== 0
}
