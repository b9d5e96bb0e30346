import { book, originalOf } from "./earn"
import type { Fold, Original } from "./fold"
import type { EarnRule } from "./ladder"
import { matches } from "./tallies"
import type { Attributes, Item, Transition } from "./types"
import type { Watch } from "./watch"

/** What a derived event was paid for, as long as it is so. */
export interface Reached {
  readonly watch: Watch
  readonly number: number
  readonly original: Original
}

const watchesOf = ({ version, rules }: Fold): readonly Watch[] =>
  (version ?? rules.first)?.watches ?? []

/** What is watched, before an item is folded. */
export const lookAt = (fold: Fold): number[] =>
  watchesOf(fold).map(({ measure }) => measure(fold.standing) ?? 0)

/**
 * Pays what an item led to: the second order, so much spent, so many points. It
 * is taken back, once, when something is taken back that it took; what makes up
 * for that is paid anew.
 */
export function payDerived(
  fold: Fold,
  before: readonly number[],
  item: Item
): void {
  withdraw(fold)
  const said = item.kind === "event" ? item.event.attributes : {}
  watchesOf(fold).forEach((watch, i) => {
    const to = watch.measure(fold.standing) ?? 0
    for (const number of watch.reached(before[i] ?? 0, to)) {
      const attributes = { ...said, ...watch.says(number) }
      const original = pay(fold, watch.rule, `>${number}`, attributes)
      fold.reached = [...fold.reached, { watch, number, original }]
    }
  })
}

/** One at a time: what it gave may have led to another. */
function withdraw(fold: Fold): void {
  const lost = ({ watch, number }: Reached) =>
    (watch.measure(fold.standing) ?? 0) < number
  for (let one; (one = fold.reached.find(lost));) {
    const { original } = one
    fold.reached = fold.reached.filter((other) => other.original !== original)
    original.alive = false
    book(fold, original, "reverse")
  }
}

/** Pays for rungs that are entered or left, one after the other. */
export function payMove(
  fold: Fold,
  { at, version }: Pick<Transition, "at" | "version">,
  rungs: readonly string[],
  move: "rung_entered" | "rung_left"
): void {
  const { earn = [] } = fold.rules.versions.get(version) ?? {}
  for (const rule of earn) {
    if (fold.rules.types[rule.type]?.derivedFrom === move) {
      for (const rung of rungs.filter((id) =>
        matches(rule.where, { rung: id })
      )) {
        const original = pay(fold, rule, `>${at}:${rung}`, { rung })
        if (move === "rung_entered") {
          fold.entered = [...fold.entered, { rule: rule.id, rung, original }]
        }
      }
    }
  }
}

/** A derived event, which nobody records: it is there again on every replay. */
function pay(
  fold: Fold,
  rule: EarnRule,
  part: string,
  attributes: Attributes
): Original {
  const key = `${fold.cause}${part}:${rule.id}`
  const event = { key, type: rule.type, customer: "", at: fold.now, attributes }
  const original = { ...originalOf(fold, event, rule), part }
  book(fold, original, "earn")
  return original
}
