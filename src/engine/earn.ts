import { add, mulDivFloor } from "./arithmetic"
import type { Earning, Fold, Original } from "./fold"
import type { EarnRule } from "./ladder"
import { limits } from "./limits"
import { giveSpendable, takeSpendable } from "./points"
import type { Remains } from "./tallies"
import { matches, undone } from "./tallies"
import type { ConversionEvent, Day, Entry, Moment } from "./types"

const { event_points_max } = limits

/**
 * Points an event gives under a rule, for what is left of it. One floor, and a
 * ceiling far above any sense, so that sums of them stay exact.
 */
export function entitlement(
  rule: EarnRule,
  { event, net, alive }: Remains,
  multiplier: number
): number {
  const amount = Math.abs(net)
  if (!alive || amount < (rule.minimum ?? 0)) {
    return 0
  }
  const given = full(rule, event, amount, multiplier)
  const points = Math.min(given, event_points_max)
  return net < 0 ? 0 - points : points
}

function full(
  { points }: EarnRule,
  { currency }: ConversionEvent,
  amount: number,
  multiplier: number
): number {
  if ("fixed" in points) {
    return mulDivFloor(points.fixed, multiplier, 100)
  }
  const { per } = points
  return currency === per.currency
    ? mulDivFloor(amount, per.points * multiplier, per.amount * 100)
    : 0
}

/** The rules that pay for an event, or take for an unlinked negative one. */
export function rulesFor(fold: Fold, event: ConversionEvent): EarnRule[] {
  const version = fold.version ?? fold.rules.first
  const type = undone(event, fold.rules.types) ?? event.type
  return (version?.earn ?? []).filter(
    (rule) => rule.type === type && matches(rule.where, event.attributes)
  )
}

/** Percent on a rung, whatever it is called, "constructor" too. */
export function multiplierOf({ multipliers }: EarnRule, rung: string): number {
  const percent =
    multipliers && Object.hasOwn(multipliers, rung)
      ? multipliers[rung]
      : undefined
  return percent ?? 100
}

/** Books what a new event gives. */
export function bookEarnings(fold: Fold, original: Original): void {
  const { event } = original
  for (const rule of rulesFor(fold, event)) {
    const multiplier = original.multipliers.get(rule.id) ?? 100
    const given = entitlement(rule, original, multiplier)
    const earning: Earning = {
      rule,
      given,
      expires_at: expiryOf(fold, rule, original.day),
      status_taken: 0,
      spendable_taken: 0,
    }
    original.earnings.push(earning)
    const status = rule.balance === "spendable" ? 0 : given
    const spendable = rule.balance === "status" ? 0 : given
    fold.status = add(fold.status, status)
    if (spendable < 0) {
      takeSpendable(fold, -spendable)
    } else {
      giveSpendable(fold, spendable, earning.expires_at, lotOf(event, rule))
    }
    writeEntry(fold, original, earning, {
      key: `earn:${event.key}:${rule.id}`,
      kind: "earn",
      at: event.at,
      status,
      spendable,
      cause: event.key,
    })
  }
}

/** Writes a line of an earning, unless it says nothing. */
export function writeEntry(
  fold: Fold,
  original: Original,
  earning: Earning,
  line: Pick<Entry, "key" | "kind" | "at" | "status" | "spendable" | "cause">
): void {
  const { key, kind, at, status, spendable, cause } = line
  if (status === 0 && spendable === 0) {
    return
  }
  fold.entries.push({
    key,
    kind,
    at,
    status,
    spendable,
    cause,
    day: original.day,
    original: original.event.key,
    rule: earning.rule.id,
    version: original.version,
    multiplier: original.multipliers.get(earning.rule.id) ?? 100,
  })
}

/** Names the lot of an earning. */
export const lotOf = (event: ConversionEvent, rule: EarnRule): string =>
  `${event.key}:${rule.id}`

function expiryOf(fold: Fold, rule: EarnRule, day: Day): Moment | null {
  return rule.expires_after_days === undefined
    ? null
    : fold.rules.calendar.startOf(day + rule.expires_after_days + 1)
}
