import type { Backfill } from "../../modules/ladder/backfill-contract"
import type { Health } from "../../modules/ladder/health-contract"
import type {
  FailedGrant,
  GrantRetry,
  ParkedInFull,
  ParkedRetry,
} from "../../modules/ladder/trouble-contract"
import type { Attributes, ParkedEvent } from "../../modules/ladder/types"
import type { AdminCustomerReference, PageInfo } from "./shared"

/** `GET /admin/ladder/health` */
export interface AdminHealthResponse {
  health: Health
}

export type AdminParkedEvent = ParkedEvent

/** `GET /admin/ladder/parked` */
export interface AdminParkedResponse extends PageInfo {
  parked: AdminParkedEvent[]
}

/** `POST /admin/ladder/parked/retry`; without `key` a thousand at once. */
export interface AdminRetryParked {
  reason: string
  key?: string
}

export interface AdminRetryParkedResponse {
  retry: ParkedRetry
}

/** `GET /admin/ladder/parked/event?key=…` */
export interface AdminParkedEventResponse {
  parked: Omit<ParkedInFull, "customer_id" | "event"> & {
    customer: AdminCustomerReference
    at: string
    value: number | null
    currency: string | null
    reverses: string | null
    attributes: Attributes
  }
}

/** `POST /admin/ladder/parked/correct`; what is left out stays as it is. */
export interface AdminCorrectParked {
  reason: string
  key: string
  customer?: string
  at?: string
  value?: number
  currency?: string
  attributes?: Attributes
}

/** `POST /admin/ladder/parked/drop` */
export interface AdminDropParked {
  reason: string
  key: string
}

export interface AdminDropParkedResponse {
  drop: { key: string; left: number }
}

/** `POST /admin/ladder/unread/retry` */
export interface AdminRetryUnread {
  reason: string
  source: string
  id: string
}

export interface AdminRetryUnreadResponse {
  /** `reason`: why it still cannot be read. */
  retry: { recorded: number; reason: string | null }
}

/** `POST /admin/ladder/backfills/stop`, and `…/resume` */
export interface AdminTurnBackfill {
  reason: string
  source: string
}

export interface AdminBackfillResponse {
  backfill: Backfill
}

export interface AdminFailedGrant extends Omit<FailedGrant, "customer_id"> {
  customer: AdminCustomerReference
}

/** `GET /admin/ladder/failed-grants` */
export interface AdminFailedGrantsResponse extends PageInfo {
  grants: AdminFailedGrant[]
}

/** `POST /admin/ladder/failed-grants/retry`; without `id` ten thousand. */
export interface AdminRetryGrants {
  reason: string
  id?: string
}

export interface AdminRetryGrantsResponse {
  retry: GrantRetry
}
