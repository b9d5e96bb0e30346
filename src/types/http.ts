/**
 * What travels over HTTP. Names are those of the JSON. Moments are ISO 8601 in
 * UTC, days `YYYY-MM-DD` in the ladder's zone, money whole minor units of a
 * lower-case currency, points whole numbers. Every request refuses names it
 * does not list.
 */
export type * from "./http/adjustments"
export type * from "./http/audit"
export type * from "./http/catalogue"
export type * from "./http/customers"
export type * from "./http/grants"
export type * from "./http/guests"
export type * from "./http/health"
export type * from "./http/holds"
export type * from "./http/ladders"
export type * from "./http/links"
export type * from "./http/members"
export type * from "./http/preview"
export type * from "./http/offers"
export type * from "./http/shared"
export type * from "./http/store"
export type { AttributeSpecs } from "../conversions"
export type { Attributes, LadderDocument, Verdict } from "../engine"
export type { ParamSpecs, Scalar, ShopThing } from "../params"
export type { Backfill } from "../modules/ladder/backfill-contract"
export type { Health } from "../modules/ladder/health-contract"
export type { GrantState } from "../modules/ladder/types"
