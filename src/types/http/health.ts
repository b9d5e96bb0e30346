import type { Health } from "../../modules/ladder/health-contract"
import type {
  FailedGrant,
  GrantRetry,
  ParkedRetry,
} from "../../modules/ladder/trouble-contract"
import type { ParkedEvent } from "../../modules/ladder/types"
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
