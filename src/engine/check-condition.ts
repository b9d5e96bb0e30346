import { combinationIn } from "./condition"
import { conditionKindNamed, conditionKinds } from "./conditions"
import { limits } from "./limits"
import type { Fault } from "../params"
import { checkParams, isObject, join, show } from "../params"

const { condition_depth_max, condition_nodes_max } = limits

/** Faults of a condition of any shape, however hostile. */
export function checkCondition(raw: unknown, path: string): Fault[] {
  let nodes = 0
  const walk = (part: unknown, at: string, depth: number): Fault[] => {
    nodes += 1
    if (depth > condition_depth_max || nodes > condition_nodes_max) {
      const message = `is too large; a condition may be ${condition_depth_max} deep and have ${condition_nodes_max} parts`
      return [{ path: at, message }]
    }
    const combination = combinationIn(part)
    if (!combination) {
      return checkSingle(part, at)
    }
    const { name, parts } = combination
    const inside = join(at, name)
    if (parts.length === 0) {
      const message = "must be a list of at least one condition"
      return [{ path: inside, message }]
    }
    return parts.flatMap((one, i) =>
      nodes > condition_nodes_max
        ? []
        : walk(one, name === "not" ? inside : `${inside}[${i}]`, depth + 1)
    )
  }
  return walk(raw, path, 1)
}

function checkSingle(raw: unknown, path: string): Fault[] {
  if (!isObject(raw)) {
    return [{ path, message: `is ${show(raw)}; a condition is wanted` }]
  }
  const { kind: name, ...params } = raw
  const kind = conditionKindNamed(name)
  if (kind) {
    return checkParams(kind.params, params, path)
  }
  const allowed = conditionKinds.map((one) => one.name).join(", ")
  const message = `is ${show(name)}; allowed are ${allowed}, or a single "all", "any" or "not"`
  return [{ path: join(path, "kind"), message }]
}
