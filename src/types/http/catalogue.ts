import type { ParamSpecs } from "../../params"

export interface AdminEventType {
  name: string
  label: string
  description: string
  by_hand: boolean
  /** Its value counts as spend. */
  spend: boolean
  undoes: string | null
  attributes: { name: string; label: string }[]
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
