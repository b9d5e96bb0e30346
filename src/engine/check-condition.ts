import { conditionKindNamed, conditionKinds } from "./conditions"
import { limits } from "./limits"
import type { Fault } from "./params"
import { checkParams, isObject, join, show } from "./params"

/** Faults of a condition of any shape, however hostile. */
export function checkCondition(raw: unknown, path: string): Fault[] {
  const faults: Fault[] = []
  const nodes = { left: limits.condition_nodes_max }
  walk(raw, path, 1, nodes, faults)
  return faults
}

function walk(
  raw: unknown,
  path: string,
  depth: number,
  nodes: { left: number },
  faults: Fault[]
): void {
  if (depth > limits.condition_depth_max || --nodes.left < 0) {
    faults.push({
      path,
      message: `is too large; a condition may be ${limits.condition_depth_max} deep and have ${limits.condition_nodes_max} parts`,
    })
    return
  }
  if (!isObject(raw)) {
    faults.push({ path, message: `is ${show(raw)}; a condition is wanted` })
    return
  }
  const names = Object.keys(raw)
  const only = names.length === 1 ? names[0] : undefined
  if (only === "all" || only === "any") {
    walkList(raw[only], join(path, only), depth, nodes, faults)
  } else if (only === "not") {
    walk(raw["not"], join(path, "not"), depth + 1, nodes, faults)
  } else {
    faults.push(...checkLeaf(raw, path))
  }
}

function walkList(
  raw: unknown,
  path: string,
  depth: number,
  nodes: { left: number },
  faults: Fault[]
): void {
  if (!Array.isArray(raw) || raw.length === 0) {
    faults.push({ path, message: "must be a list of at least one condition" })
    return
  }
  for (let i = 0; i < raw.length && nodes.left >= 0; i++) {
    walk(raw[i], `${path}[${i}]`, depth + 1, nodes, faults)
  }
}

function checkLeaf(raw: Record<string, unknown>, path: string): Fault[] {
  const { kind: name, ...params } = raw
  const kind = conditionKindNamed(name)
  if (kind) {
    return checkParams(kind.params, params, path)
  }
  const allowed = conditionKinds.map((k) => k.name).join(", ")
  return [
    {
      path: join(path, "kind"),
      message: `is ${show(name)}; allowed are ${allowed}, or a single "all", "any" or "not"`,
    },
  ]
}
