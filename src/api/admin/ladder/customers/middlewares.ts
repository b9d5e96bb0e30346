import type { MiddlewareRoute } from "@medusajs/framework/http"
import { pageQuery } from "../../../request-fields"
import { changes, reads } from "../routes"
import {
  adjustPoints,
  customerParams,
  lock,
  recordEvent,
  timelineQuery,
  unlockQuery,
} from "./validators"

const customer = "/admin/ladder/customers/:id"
const params = customerParams

export const customerRoutes: MiddlewareRoute[] = [
  reads(customer, { params }),
  reads(`${customer}/timeline`, { params, query: timelineQuery }),
  reads(`${customer}/grants`, { params, query: pageQuery }),
  changes("POST", `${customer}/events`, { params, body: recordEvent }),
  changes("POST", `${customer}/points`, { params, body: adjustPoints }),
  changes("POST", `${customer}/lock`, { params, body: lock }),
  changes("DELETE", `${customer}/lock`, { params, query: unlockQuery }),
]
