import type { AttributeSpecs, Origin, TrustClass } from "../../conversions"
import type { ParamSpecs } from "../../params"

export interface AdminEventType {
  name: string
  label: string
  description: string
  trust: TrustClass
  /** Sources by name, and doors; with `staff` it may be recorded by hand. */
  from: Origin[]
  /** Its value counts as spend. */
  spend: boolean
  /** It has a value, spend or not. */
  valued: boolean
  /** Nothing else bounds how often a rule for it pays; of `browser` types it must. */
  cap_advised: boolean
  undoes: string | null
  /** What a rule may ask of it, what every event may say included. */
  attributes: AttributeSpecs
}

/** A condition kind or reward kind: enough to draw its form. */
export interface AdminKind {
  name: string
  label: string
  params: ParamSpecs
}

/** `GET /admin/ladder/catalogue`: what forms are drawn from. */
export interface AdminCatalogueResponse {
  event_types: AdminEventType[]
  condition_kinds: AdminKind[]
  reward_kinds: AdminKind[]
  limits: Record<string, number>
}
