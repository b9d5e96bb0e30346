import type { ParamSpecs, ParamsOf } from "../params"
import type { Standing, TallySpec } from "../types"

/**
 * A kind of condition: something measured that must reach `at_least`. One file,
 * one line in `index.ts`; everything else (validation, forms, explanations,
 * documentation) derives from this.
 */
export interface ConditionKind<S extends ParamSpecs = ParamSpecs> {
  readonly name: string
  readonly label: string
  readonly params: S & { readonly at_least: { readonly type: "integer" } }
  /** What to tally, or what to read of the standing: never the database. */
  measure(params: ParamsOf<S>): TallySpec | ((standing: Standing) => number)
}

/** Keeps the settings' types inside, so that a registry can hold any kind. */
export const conditionKind = <const S extends ParamSpecs>(
  kind: ConditionKind<S>
): ConditionKind => ({
  ...kind,
  measure: (params) => kind.measure(params as ParamsOf<S>),
})
