import type { ParamSpecs, ParamsOf } from "../params"
import type { TallySpec } from "../types"

/** What a condition may look at: the standing, never the database. */
export interface Facts {
  readonly status: number
  readonly spendable: number
  /** By tally key; undefined when nothing was tallied: cannot tell. */
  tally(key: string): number | undefined
}

/** A measure and what it must reach. */
export interface Reading {
  readonly have: number | undefined
  readonly need: number
}

/**
 * A kind of condition: one file, one line in `index.ts`. Everything else
 * (validation, forms, explanations, documentation) derives from this.
 */
export interface ConditionKind<S extends ParamSpecs = ParamSpecs> {
  readonly name: string
  readonly label: string
  readonly params: S
  /** What must be tallied so that the condition can be judged. */
  tallies(params: ParamsOf<S>): readonly TallySpec[]
  /** `tallied`: what the tallies asked for hold, in the same order. */
  read(
    params: ParamsOf<S>,
    facts: Facts,
    tallied: readonly (number | undefined)[]
  ): Reading
}

/** Keeps the settings' types inside, so that a registry can hold any kind. */
export function conditionKind<const S extends ParamSpecs>(
  kind: ConditionKind<S>
): ConditionKind {
  return {
    ...kind,
    tallies: (params) => kind.tallies(params as ParamsOf<S>),
    read: (params, facts, tallied) =>
      kind.read(params as ParamsOf<S>, facts, tallied),
  }
}
