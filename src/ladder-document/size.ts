import {
  combinationIn,
  conditionKindNamed,
  limits,
  talliesOf,
  type Condition,
  type LadderDocument,
} from "../engine"
import type { Fault } from "../params"

/**
 * That so much is to be kept of every member that each event would write it
 * anew: what conditions count, each with its own window, and for spend one sum
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
      keysOf(condition, document).forEach((key) => kept.add(key))
    }
  }
  for (const { enter, keep } of document.rungs) {
    walk(enter)
    if (keep) {
      walk(keep)
    }
  }
  const message = `have conditions on more than ${tallies_max} different sums and counts, each window and each currency with a rate being one; at most ${tallies_max} are allowed`
  return kept.size > tallies_max ? [{ path: "rungs", message }] : []
}

function keysOf(condition: Condition, document: LadderDocument): string[] {
  const { kind, ...settings } = condition as { kind: string }
  const measured = conditionKindNamed(kind)?.measure(settings)
  return measured && !("balance" in measured)
    ? talliesOf(measured, document).map(({ key }) => key)
    : []
}
