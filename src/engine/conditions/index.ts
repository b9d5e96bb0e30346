import type { ConditionKind } from "./condition-kind"
import { eventCount } from "./event-count"
import { points } from "./points"
import { spend } from "./spend"

/** Every condition kind. A new one is its file and its line here. */
export const conditionKinds: readonly ConditionKind[] = [
  points,
  eventCount,
  spend,
]

const byName = new Map(conditionKinds.map((kind) => [kind.name, kind]))

export function conditionKindNamed(name: unknown): ConditionKind | undefined {
  return typeof name === "string" ? byName.get(name) : undefined
}
