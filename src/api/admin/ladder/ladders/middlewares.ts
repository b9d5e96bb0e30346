import type { MiddlewareRoute } from "@medusajs/framework/http"
import { pageQuery, periodQuery } from "../../../request-fields"
import { changes, reads } from "../routes"
import {
  createLadder,
  issueGroupCoupons,
  ladderParams,
  rungParams,
  updateDraft,
} from "./validators"

const ladders = "/admin/ladder/ladders"
const ladder = `${ladders}/:id`
const params = ladderParams

export const ladderRoutes: MiddlewareRoute[] = [
  reads(ladders, { query: pageQuery }),
  changes("POST", ladders, { body: createLadder }),
  reads(ladder, { params }),
  changes("POST", `${ladder}/draft`, { params, body: updateDraft }),
  changes("POST", `${ladder}/publish`, { params }),
  reads(`${ladder}/rungs`, { params }),
  reads(`${ladder}/rungs/:position/members`, {
    params: rungParams,
    query: pageQuery,
  }),
  reads(`${ladder}/moves`, { params, query: periodQuery }),
  reads(`${ladder}/moves/latest`, { params, query: pageQuery }),
  reads(`${ladder}/leaders`, { params, query: pageQuery }),
  reads(`${ladder}/coupons`, { params, query: periodQuery }),
  changes("POST", `${ladder}/group-coupons`, {
    params,
    body: issueGroupCoupons,
  }),
]
