import { add } from "./arithmetic"
import { book, originalOf } from "./earn"
import { lookAt, payDerived } from "./derived"
import type { Fold, Original } from "./fold"
import { limits } from "./limits"
import { takeFromLots, writeEntry } from "./points"
import { lock, publish } from "./publish"
import { welcome } from "./owed"
import { settle } from "./rungs"
import type { Placed } from "./timeline"
import type { Claims, ConversionEvent, Item } from "./types"
import { countEvent } from "./windows"

/** Folds one item. Time has already been let pass up to its moment. */
export function applyItem(fold: Fold, { item, position }: Placed): void {
  const placed = fold.version !== undefined
  const before = lookAt(fold)
  fold.now = position.at
  fold.cause = item.key
  switch (item.kind) {
    case "publication":
      publish(fold, item.version)
      break
    case "lock":
      lock(fold, item)
      break
    case "unlock":
      fold.standing.lock = null
      break
    case "adjust":
      adjust(fold, item)
      payDerived(fold, before, item)
      break
    case "leave":
    case "join":
      attend(fold, item)
      break
    case "event":
      applyEvent(fold, item.event)
      payDerived(fold, before, item)
      break
  }
  const judged = item.kind === "publication" ? "publication" : "entered"
  settle(fold, placed ? judged : "placement")
  fold.standing.cursor = position
}

/** Whoever takes no part is pinned nowhere; coming back they are judged anew. */
function attend(
  { standing }: Fold,
  { kind, by }: Extract<Item, { kind: "leave" | "join" }>
): void {
  const others = standing.absent_by.filter((one) => one !== by)
  standing.absent_by = kind === "leave" ? [...others, by].sort() : others
  if (kind === "leave") {
    standing.lock = null
    standing.grace = null
  }
}

function adjust(fold: Fold, item: Extract<Item, { kind: "adjust" }>): void {
  const { key, at, status, spendable } = item
  takeFromLots(fold, Math.max(0, -spendable))
  writeEntry(fold, {
    key: `adjust:${key}`,
    kind: "adjust",
    at,
    day: fold.rules.calendar.dayOf(at),
    status,
    spendable,
    cause: key,
    original: key,
  })
}

function applyEvent(fold: Fold, event: ConversionEvent): void {
  const { originals, rules, standing } = fold
  const original = originalOf(fold, event)
  countEvent(fold, original, 1)
  if (event.reverses !== undefined) {
    reverse(fold, originals.get(event.reverses), event)
    return
  }
  originals.set(event.key, original)
  standing.claims = claimsAfter(fold, original)
  book(fold, original, "earn")
  if (rules.types[event.type]?.registers && !standing.registered) {
    standing.registered = true
    welcome(fold)
  }
}

/** A claim that is never settled must not hold a rung for ever. */
function claimsAfter(
  { rules, standing: { claims } }: Fold,
  { event, day }: Original
): Claims | null {
  const holds = rules.types[event.type]?.holds
  if (holds === "from") {
    const until = rules.calendar.startOf(day + limits.claim_days + 1)
    return { open: (claims?.open ?? 0) + 1, until }
  }
  return holds === "until" && claims
    ? claims.open > 1
      ? { ...claims, open: claims.open - 1 }
      : null
    : claims
}

/**
 * Takes from, or adds to, what is left of the original, on the original's own
 * day. Nothing is taken below nothing, so that a cancellation after a refund
 * does not take twice; what leaves nothing undoes the event.
 */
function reverse(
  fold: Fold,
  original: Original | undefined,
  by: ConversionEvent
): void {
  if (!original) {
    return
  }
  const { originals, rules, standing } = fold
  countEvent(fold, original, -1)
  if (original.event.value === undefined) {
    // What has no value is not undone by an addition, but by all else.
    original.alive &&= by.value !== undefined && by.value > 0
  } else {
    take(original, by, rules.types[by.type]?.shields === true)
  }
  countEvent(fold, original, 1)
  const { cause, now: at, entered } = fold
  fold.doubt = { cause, at, entered, owed: standing.owed }
  book(fold, original, "reverse")
  if (rules.types[original.event.type]?.registers) {
    standing.registered = [...originals.values()].some(
      ({ event, alive }) => alive && rules.types[event.type]?.registers
    )
  }
}

/** What the customer takes back in whole takes the shield along. */
function take(
  original: Original,
  { value }: ConversionEvent,
  shields: boolean
): void {
  const { event, net, shielded } = original
  const least = (event.value ?? 0) < 0 ? Math.min : Math.max
  original.net = least(0, value === undefined ? 0 : add(net, value))
  if (shields) {
    original.shielded = Math.max(0, shielded + net - original.net)
  } else if (original.net === 0) {
    original.shielded = 0
  }
  original.alive = original.net + original.shielded !== 0
}
