import {
  combinationIn,
  conditionKindNamed,
  limits,
  talliesOf,
  watched,
  type Condition,
  type LadderDocument,
} from "../engine"
import type { Fault } from "../params"
import { conversionTypeNamed } from "../conversions"

/**
 * That so much is to be kept of every member that each event would write it
 * anew: what conditions and earn rules count, each with its own window, and for spend one sum
 * for each currency that counts.
 */
export function findTooMuchKept(document: LadderDocument): Fault[] {
  const { tallies_max } = limits
  const kept = new Set<string>()
  const walk = (condition: Condition): void => {
    const combination = combinationIn(condition)
    for (const part of combination?.parts ?? []) {
      walk(part as Condition)
    }
    if (!combination && kept.size <= tallies_max) {
      const { kind, ...params } = condition as { kind: string }
      keysOf({ kind, params }, document).forEach((key) => kept.add(key))
    }
  }
  for (const { enter, keep } of document.rungs) {
    walk(enter)
    if (keep) {
      walk(keep)
    }
  }
  for (const { type, where } of document.earn) {
    const what = watched(where ?? {}, conversionTypeNamed(type)?.derivedFrom)
    if (what && kept.size <= tallies_max) {
      keysOf(what, document).forEach((key) => kept.add(key))
    }
  }
  const message = `have conditions on more than ${tallies_max} different sums and counts, each window and each currency with a rate being one; at most ${tallies_max} are allowed`
  return kept.size > tallies_max ? [{ path: "rungs", message }] : []
}

function keysOf(
  { kind, params }: { readonly kind: string; readonly params: object },
  document: LadderDocument
): string[] {
  const measured = conditionKindNamed(kind)?.measure({ ...params })
  return measured && !("balance" in measured)
    ? talliesOf(measured, document).map(({ key }) => key)
    : []
}
