import type { AdminGrant } from "./grants"
import type { LadderDocument } from "../../engine"
import type {
  LadderRecord,
  Retirement,
  RungRecord,
} from "../../modules/ladder/types"
import type { PageInfo, AdminCustomerReference } from "./shared"

export type AdminLadder = LadderRecord

/** A ladder in a list: without its documents. */
export interface AdminLadderSummary {
  id: string
  handle: string
  name: string
  status: LadderRecord["status"]
  version: number
  published_at: string | null
  has_draft: boolean
  created_at: string
}

/** `GET /admin/ladder/ladders` */
export interface AdminLadderListResponse extends PageInfo {
  ladders: AdminLadderSummary[]
}

/** `POST /admin/ladder/ladders` */
export interface AdminCreateLadder {
  /** Lower-case letters, digits, `-` and `_`; unique. */
  handle: string
  document: LadderDocument
}

/** `POST /admin/ladder/ladders/:id/draft` */
export interface AdminUpdateDraft {
  document: LadderDocument
  /** The `draft_saved_at` one has seen: 409 where there is a later draft. */
  based_on?: string | null
}

/** One ladder: read, created, draft updated, published. */
export interface AdminLadderResponse {
  ladder: AdminLadder
}

/** How many stand on a rung; position 0 with rung null is the ground. */
export interface AdminRung {
  /** Rung id in the document. */
  rung: string | null
  name: string
  position: number
  members: number
  customer_group_id: RungRecord["customer_group_id"]
  promotion_id: RungRecord["promotion_id"]
  discount_percent: RungRecord["discount_percent"]
}

/** `GET /admin/ladder/ladders/:id/rungs` */
export interface AdminRungsResponse {
  rungs: AdminRung[]
}

export interface AdminMovesOfDay {
  day: string
  up: number
  down: number
}

/** `GET /admin/ladder/ladders/:id/moves?from&to` */
export interface AdminMovesResponse {
  moves: AdminMovesOfDay[]
}

export interface AdminMove {
  member_id: string
  customer: AdminCustomerReference
  at: string
  /** Names of the rungs; null is the ground. */
  from: string | null
  to: string | null
  direction: "up" | "down"
  why: string
}

/** `GET /admin/ladder/ladders/:id/moves/latest`, of some days with `from&to`. */
export interface AdminLatestMovesResponse extends PageInfo {
  moves: AdminMove[]
}

export interface AdminLeader {
  member_id: string
  customer: AdminCustomerReference
  /** Name of the rung; null is the ground. */
  rung: string | null
  status_points: number
}

/** `GET /admin/ladder/ladders/:id/leaders` */
export interface AdminLeadersResponse extends PageInfo {
  leaders: AdminLeader[]
}

/** `GET /admin/ladder/ladders/:id/coupons?from&to` */
export interface AdminCouponFiguresResponse {
  coupons: {
    issued: number
    redeemed: number
    /** Ended unused. */
    voided: number
    /** Taken off, in minor units by currency; cancelled orders left out. */
    discounts: Record<string, number>
    /** What their orders are worth to the ladder, net of what was taken back. */
    revenue: Record<string, number>
  }
}

/** `GET /admin/ladder/ladders/:id/coupons/:figure?from&to&limit&offset` */
export interface AdminCouponsBehindResponse extends PageInfo {
  coupons: { grant: AdminGrant; customer: AdminCustomerReference }[]
}

/** `GET /admin/ladder/ladders/:id/rungs/history?from&to` */
export interface AdminRungHistoryResponse {
  rungs: { rung: string; name: string }[]
  /** At the end of each day, in the order of `rungs`. */
  days: { day: string; members: number[] }[]
}

/** `POST …/:id/publish` */
export interface AdminPublishLadder extends AdminReasoned {
  /** As for the draft. */
  based_on?: string | null
}

/** `POST …/:id/pause`, `…/resume` */
export interface AdminReasoned {
  /** Why, for those who read the audit. */
  reason: string
}

/** `POST …/:id/retire` */
export interface AdminRetireLadder extends AdminReasoned {
  groups: "keep" | "empty"
}

/** `GET …/:id/retirement`: what retiring would end. */
export interface AdminRetirementResponse {
  retirement: Retirement
}
