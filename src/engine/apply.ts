import { add } from "./arithmetic"
import { bookEarnings, multiplierOf, rulesFor } from "./earn"
import type { Fold, Original } from "./fold"
import { giveSpendable, takeSpendable } from "./points"
import { lock, publish } from "./publish"
import { applyReversal } from "./reversal"
import { settle } from "./rungs"
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
  const priced = fold.priced.get(event.key)?.multipliers
  const multipliers = new Map<string, number>()
  for (const rule of rulesFor(fold, event)) {
    const percent = multiplierOf(rule, fold.rung_id ?? "")
    multipliers.set(rule.id, priced?.get(rule.id) ?? percent)
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
