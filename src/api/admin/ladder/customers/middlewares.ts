import type { MiddlewareRoute } from "@medusajs/framework/http"
import { pageQuery } from "../../../request-fields"
import * as coupons from "../grants/responses"
import * as answers from "../responses"
import { changes, reads } from "../routes"
import {
  adjustPoints,
  customerParams,
  findCustomers,
  giveCoupon,
  guestDecision,
  liftHoldQuery,
  lock,
  optOut,
  recordEvent,
  removeBirthdayQuery,
  setBirthday,
  timelineQuery,
  unlockQuery,
} from "./validators"

const customer = "/admin/ladder/customers/:id"
const params = customerParams

export const customerRoutes: MiddlewareRoute[] = [
  // Changes nothing: whoever may record for a list may look whom it is about.
  changes(
    "POST",
    "/admin/ladder/customers/find",
    { body: findCustomers },
    answers.foundCustomers,
    "points",
    "1mb"
  ),
  reads(customer, { params }, answers.standings),
  reads(
    `${customer}/timeline`,
    { params, query: timelineQuery },
    answers.timeline
  ),
  reads(`${customer}/grants`, { params, query: pageQuery }, answers.grants),
  reads(`${customer}/guests`, { params, query: pageQuery }, answers.guests),
  changes(
    "POST",
    `${customer}/guests`,
    { params, body: guestDecision },
    answers.guestDecision,
    "points"
  ),
  changes(
    "POST",
    `${customer}/guests/separate`,
    { params, body: guestDecision },
    answers.guestDecision,
    "points"
  ),
  changes(
    "POST",
    `${customer}/events`,
    { params, body: recordEvent },
    answers.recorded,
    "points"
  ),
  changes(
    "POST",
    `${customer}/points`,
    { params, body: adjustPoints },
    answers.decision,
    "points"
  ),
  changes(
    "POST",
    `${customer}/coupons`,
    { params, body: giveCoupon },
    coupons.given,
    "coupons"
  ),
  changes(
    "POST",
    `${customer}/lock`,
    { params, body: lock },
    answers.decision,
    "points"
  ),
  changes(
    "DELETE",
    `${customer}/lock`,
    { params, query: unlockQuery },
    answers.decision,
    "points"
  ),
  changes(
    "POST",
    `${customer}/opt-out`,
    { params, body: optOut },
    answers.decision,
    "points"
  ),
  changes(
    "DELETE",
    `${customer}/opt-out`,
    { params, query: optOut },
    answers.decision,
    "points"
  ),
  reads(`${customer}/hold`, { params }, answers.couponHold),
  changes(
    "DELETE",
    `${customer}/hold`,
    { params, query: liftHoldQuery },
    answers.couponHold,
    "coupons"
  ),
  reads(`${customer}/birthday`, { params }, answers.birthday),
  changes(
    "POST",
    `${customer}/birthday`,
    { params, body: setBirthday },
    answers.birthday,
    "points"
  ),
  changes(
    "DELETE",
    `${customer}/birthday`,
    { params, query: removeBirthdayQuery },
    answers.birthday,
    "points"
  ),
]
