import { add } from "./arithmetic"
import type { CompiledVersion } from "./compile"
import { bookEarnings, rebookEarnings, rulesFor } from "./earn"
import type { Fold, Original } from "./fold"
import { giveSpendable, takeSpendable } from "./points"
import { move, settle } from "./rungs"
import type { Remains } from "./tallies"
import type { Placed } from "./timeline"
import type { ConversionEvent, Item, Moment } from "./types"
import { startTallies, tallyChange } from "./windows"

/** Folds one item. Time has already been let pass up to its moment. */
export function applyItem(fold: Fold, { item, position }: Placed): void {
  fold.now = position.at
  startTallies(fold)
  switch (item.kind) {
    case "publication":
      publish(fold, item)
      break
    case "lock":
      lock(fold, item)
      break
    case "unlock":
      fold.lock = null
      settle(fold, item.at, item.key)
      break
    case "adjust":
      adjust(fold, item)
      settle(fold, item.at, item.key)
      break
    case "event":
      applyEvent(fold, item.event, position.at)
      settle(fold, position.at, item.key)
      break
  }
  fold.cursor = position
}

/**
 * A version goes live. The first places the member from all that came before;
 * later ones keep them on the same rung, or on the next lower one that is left,
 * and judge them by the new rules.
 */
function publish(
  fold: Fold,
  item: Extract<Item, { kind: "publication" }>
): void {
  const next = fold.rules.versions.get(item.version)
  if (!next) {
    return
  }
  const before = fold.version
  fold.version = next
  if (!before) {
    settle(fold, item.at, item.key, "placement")
    return
  }
  const to = survivingRung(before, next, fold.rung)
  if (to !== fold.rung || next.rungs[to - 1]?.id !== fold.rung_id) {
    const gone = fold.rung_id !== (next.rungs[to - 1]?.id ?? null)
    if (gone) {
      fold.grace = null
      const how = { at: item.at, cause: item.key, proof: null }
      move(fold, next, to, { ...how, why: "publication" })
    }
    fold.rung = to
  }
  if (fold.lock && lockedRung(next, fold.lock.rung) === undefined) {
    fold.lock = null
  }
  settle(fold, item.at, item.key, "publication")
}

function survivingRung(
  before: CompiledVersion,
  next: CompiledVersion,
  rung: number
): number {
  for (let from = rung; from > 0; from--) {
    const position = next.positions.get(before.rungs[from - 1]?.id ?? "")
    if (position !== undefined) {
      return position
    }
  }
  return 0
}

function lock(fold: Fold, item: Extract<Item, { kind: "lock" }>): void {
  const { version } = fold
  const to = version && lockedRung(version, item.rung)
  if (!version || to === undefined) {
    return
  }
  const until = item.until === undefined ? {} : { until: item.until }
  fold.lock = { rung: item.rung, ...until }
  fold.grace = null
  if (to !== fold.rung) {
    const how = { at: item.at, cause: item.key, proof: null }
    move(fold, version, to, { ...how, why: "locked" })
  }
}

function lockedRung(
  version: CompiledVersion,
  rung: string | null
): number | undefined {
  return rung === null ? 0 : version.positions.get(rung)
}

function adjust(fold: Fold, item: Extract<Item, { kind: "adjust" }>): void {
  const { status, spendable } = item
  fold.status = add(fold.status, status)
  if (spendable < 0) {
    takeSpendable(fold, -spendable)
  } else {
    giveSpendable(fold, spendable, null, item.key)
  }
  fold.entries.push({
    key: `adjust:${item.key}`,
    kind: "adjust",
    at: item.at,
    day: fold.rules.calendar.dayOf(item.at),
    status,
    spendable,
    cause: item.key,
    original: item.key,
  })
}

function applyEvent(fold: Fold, event: ConversionEvent, at: Moment): void {
  const original = newOriginal(fold, event)
  tallyChange(fold, original.day, undefined, original)
  if (event.reverses !== undefined) {
    applyReversal(fold, event, event.reverses, at)
    return
  }
  fold.originals.set(event.key, original)
  if (fold.rules.types[event.type]?.registers) {
    fold.registered = true
  }
  bookEarnings(fold, original)
}

function newOriginal(fold: Fold, event: ConversionEvent): Original {
  const multipliers = new Map<string, number>()
  for (const rule of rulesFor(fold, event)) {
    const multiplier = rule.multipliers?.[fold.rung_id ?? ""]
    multipliers.set(rule.id, multiplier ?? 100)
  }
  return {
    event,
    day: fold.rules.calendar.dayOf(event.at),
    version: (fold.version ?? fold.rules.first)?.number ?? 0,
    multipliers,
    earnings: [],
    net: event.value ?? 0,
    alive: true,
  }
}

/**
 * Takes from, or adds to, what is left of the original, on the original's own
 * day. Nothing is taken below nothing, so that a cancellation after a refund
 * does not take twice; what leaves nothing undoes the event.
 */
function applyReversal(
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
  original.alive = original.net !== 0
  fold.reversed = true
  tallyChange(fold, original.day, before, original)
  rebookEarnings(fold, original, reversal, at)
  if (fold.rules.types[original.event.type]?.registers) {
    fold.registered = original.alive
  }
}

function netAfter({ event, net }: Remains, value: number | undefined): number {
  if (value === undefined || event.value === undefined) {
    return 0
  }
  const left = add(net, value)
  return event.value < 0 ? Math.min(0, left) : Math.max(0, left)
}
