import type { Health, ParkedEvent } from "../../modules/ladder/types"
import type { PageInfo } from "./shared"

/** `GET /admin/ladder/health` */
export interface AdminHealthResponse {
  health: Health
}

export type AdminParkedEvent = ParkedEvent

/** `GET /admin/ladder/parked` */
export interface AdminParkedResponse extends PageInfo {
  parked: AdminParkedEvent[]
}
