import { limits } from "../limits"
import type { ParamSpecs, ParamsOf } from "../../params"
import type { Balance, TallySpec } from "../types"

/**
 * A kind of condition: something measured that must reach `at_least`. One file,
 * one line in `index.ts`; everything else (validation, forms, explanations,
 * documentation) derives from this.
 */
export interface ConditionKind<S extends ParamSpecs = ParamSpecs> {
  readonly name: string
  readonly label: string
  readonly params: S & { readonly at_least: { readonly type: "integer" } }
  /** What to tally, or which balance to read: never the database. */
  measure(params: ParamsOf<S>): TallySpec | Balance
}

/** Keeps the settings' types inside, so that a registry can hold any kind. */
export const conditionKind = <const S extends ParamSpecs>(
  kind: ConditionKind<S>
): ConditionKind => ({
  ...kind,
  measure: (params) => kind.measure(params as ParamsOf<S>),
})

/** The setting of a kind that may look at a window. */
export const within_days = {
  type: "integer",
  min: 1,
  max: limits.window_days_max,
  label: "Within",
  unit: "days",
  optional: true,
} as const

/** The setting every kind has. */
export const atLeast = <U extends "times" | "points" | "minor">(
  unit: U,
  max: number
) => ({ type: "integer", min: 1, max, label: "At least", unit }) as const
