import type { Rules } from "./compile"
import type { Standing, Verdict } from "./types"

/** Where a member stands, and what each rung would take. */
export interface Explanation {
  /** Whether they may stay; null on the ground. */
  readonly keep: Verdict | null
  /** The next rung up and what is missing; null at the top. */
  readonly next: { readonly rung: string; readonly enter: Verdict } | null
  readonly rungs: readonly { readonly rung: string; readonly enter: Verdict }[]
}

/** The very judgement that decides, put down for people to read. */
export function explain(rules: Rules, standing: Standing): Explanation | null {
  const version = rules.versions.get(standing.version) ?? rules.latest
  if (!version) {
    return null
  }
  const rungs = version.rungs.map(({ id, enter }) => ({
    rung: id,
    enter: enter(standing),
  }))
  return {
    keep: version.rungs[standing.rung - 1]?.keep(standing) ?? null,
    next: rungs[standing.rung] ?? null,
    rungs,
  }
}
