import type { GrantRecord, GrantState } from "../../modules/ladder/types"
import type { PageQuery, PageInfo } from "./shared"

export type AdminGrant = GrantRecord

/** `GET /admin/ladder/grants`; a customer's at `…/customers/:id/grants`. */
export interface AdminGrantsQuery extends PageQuery {
  ladder_id?: string
  customer_id?: string
  state?: GrantState
  offer_key?: string
}

export interface AdminGrantsResponse extends PageInfo {
  grants: AdminGrant[]
}
