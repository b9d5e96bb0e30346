import type { Where } from "./where"

/** Whole minor units of a lower-case currency. */
export interface Money {
  readonly amount: number
  readonly currency: string
}

/** Whole minor units by lower-case currency code, e.g. `{ eur: 1000 }`. */
export type Amounts = Readonly<Record<string, number>>

/**
 * Settings of a condition, reward or earn rule, described as data. Validation,
 * forms, the JSON Schema and the documentation are all drawn from this.
 */
export type ParamSpec = (
  | { readonly type: "integer"; readonly min: number; readonly max: number }
  | { readonly type: "choice"; readonly of: readonly string[] }
  /** Ids of things in the shop. */
  | { readonly type: "ids"; readonly of: ShopThing }
  /** Text that must match, and what that means in words. */
  | { readonly type: "text"; readonly pattern: string; readonly wanted: string }
  /** `flag` is true or missing: what is off is not written down. */
  | { readonly type: "amounts" | "currency" | "event_type" | "flag" | "where" }
) & {
  readonly label: string
  readonly optional?: true
  readonly unit?: "days" | "points" | "minor" | "times" | "percent"
}

/** What staff can pick from the shop. */
export type ShopThing =
  | "product"
  | "variant"
  | "category"
  | "collection"
  | "tag"
  | "product_type"
  | "promotion"
  | "region"
  | "sales_channel"
  | "customer_group"

export type ParamSpecs = Readonly<Record<string, ParamSpec>>

interface ValueByType {
  amounts: Amounts
  flag: true
  ids: readonly string[]
  integer: number
  where: Where
}

type ValueOf<S extends ParamSpec> = S extends {
  type: "choice"
  of: readonly (infer C)[]
}
  ? C
  : S["type"] extends keyof ValueByType
    ? ValueByType[S["type"]]
    : string

/** The settings' compile-time type, derived from their description. */
export type ParamsOf<S extends ParamSpecs> = {
  readonly [
    K in keyof S as S[K] extends { optional: true } ? never : K
  ]: ValueOf<S[K]>
} & {
  readonly [
    K in keyof S as S[K] extends { optional: true } ? K : never
  ]?: ValueOf<S[K]>
}
