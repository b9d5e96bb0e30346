import { mulDivFloor } from "./arithmetic"
import { admit } from "./caps"
import type { Earning, Fold, Original } from "./fold"
import type { EarnRule } from "./ladder"
import { limits } from "./limits"
import { addLot, takeFromLots, writeEntry } from "./points"
import { atRate, ratesInto } from "./rates"
import { inChannels, matches, undone } from "./tallies"
import type { ConversionEvent, Day } from "./types"

/**
 * An event before it gives anything, with the rules that pay for it, or take
 * for an unlinked negative one; of a derived event, the rule it is derived by.
 * Folded again it keeps the multipliers, the room under caps and the shield
 * that it had.
 */
export function originalOf(
  fold: Fold,
  event: ConversionEvent,
  only?: EarnRule
): Original {
  const { rules, standing, originals } = fold
  const version = fold.version ?? rules.first
  const day = rules.calendar.dayOf(event.at)
  const type = undone(event, rules.types) ?? event.type
  const before = originals.get(event.key)
  const { earnings: priced, shielded = 0 } = before ?? {}
  const counts = standing.absent_by.length === 0
  const heard = inChannels(version?.takes_part?.sales_channels, event)
  const offered = counts && heard ? (version?.earn ?? []) : []
  const paying = offered.filter((rule) =>
    only
      ? rule === only
      : rule.type === type && matches(rule.where, event.attributes)
  )
  return {
    event,
    day,
    version: version?.number ?? 0,
    rates: version?.rates,
    earnings: paying.map((rule, i) => ({
      ...(priced?.[i] ?? {
        multiplier: multiplierOf(rule, standing.rung_id ?? ""),
      }),
      rule,
      expires_at: expiryOf(fold, rule, day),
      status: 0,
      spendable: 0,
      lapsed: 0,
    })),
    counts,
    net: (event.value ?? 0) - shielded,
    shielded,
    alive: true,
  }
}

/** Percent on a rung, whatever it is called, "constructor" too. */
function multiplierOf({ multipliers = {} }: EarnRule, rung: string): number {
  return (
    (Object.hasOwn(multipliers, rung) ? multipliers[rung] : undefined) ?? 100
  )
}

function expiryOf(fold: Fold, rule: EarnRule, day: Day): number {
  return rule.expires_after_days === undefined
    ? Infinity
    : fold.rules.calendar.startOf(day + rule.expires_after_days + 1)
}

/**
 * Brings what the event gave to what it gives for what is left of it: all when
 * it is new, the difference after a reversal or an addition.
 */
export function book(
  fold: Fold,
  original: Original,
  kind: "earn" | "reverse"
): void {
  for (const earning of original.earnings) {
    const { rule, multiplier } = earning
    const { net, shielded } = original
    const pointsFor = (left: number): number => {
      const full = entitlement(original, earning, left)
      return full > 0 && !admit(fold, original, earning) ? 0 : full
    }
    const status =
      rule.balance === "spendable"
        ? 0
        : pointsFor(net + shielded) - earning.status
    const spendable =
      rule.balance === "status"
        ? 0
        : changeSpendable(fold, earning, pointsFor(net))
    earning.status += status
    earning.spendable += spendable
    writeEntry(fold, {
      key: `${kind}:${fold.cause}${original.part ?? ""}:${rule.id}`,
      kind,
      at: fold.now,
      day: original.day,
      status,
      spendable,
      cause: fold.cause,
      original: original.event.key,
      rule: rule.id,
      version: original.version,
      multiplier,
    })
  }
}

/** What lapsed is not taken back, and an addition does not bring it back. */
function changeSpendable(fold: Fold, earning: Earning, points: number): number {
  const change = points - earning.spendable
  if (change > 0 && fold.now < earning.expires_at) {
    addLot(fold, change, earning)
    return change
  }
  const taken = Math.max(0, -change - earning.lapsed)
  takeFromLots(fold, taken, earning)
  return 0 - taken
}

/**
 * Points under a rule for what is left of an event. One floor, and a ceiling
 * far above any sense, so that sums of them stay exact.
 */
function entitlement(
  original: Original,
  { rule, multiplier }: Earning,
  left: number
): number {
  const gone = !original.alive || (left === 0 && original.shielded > 0)
  const amount = gone ? undefined : amountFor(rule, original, left)
  if (amount === undefined || amount < (rule.minimum ?? 0)) {
    return 0
  }
  const full = fullPoints(rule.points, amount, multiplier)
  const points = Math.min(full, limits.event_points_max)
  return left < 0 ? 0 - points : points
}

/** What is left in the currency of the rule; undefined where it has no rate. */
function amountFor(
  { points, minimum }: EarnRule,
  { event, rates }: Original,
  left: number
): number | undefined {
  const into = "per" in points ? points.per.currency : rates?.into
  const amount = Math.abs(left)
  // A fixed rule without a minimum does not ask what the event is worth.
  if (into === undefined || ("fixed" in points && !minimum)) {
    return amount
  }
  const rate = ratesInto(into, rates).get(event.currency ?? "")
  return rate && atRate(amount, rate)
}

function fullPoints(
  points: EarnRule["points"],
  amount: number,
  multiplier: number
): number {
  return "fixed" in points
    ? mulDivFloor(points.fixed, multiplier, 100)
    : mulDivFloor(
        amount,
        points.per.points * multiplier,
        points.per.amount * 100
      )
}
