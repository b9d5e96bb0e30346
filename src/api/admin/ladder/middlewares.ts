import type { MiddlewareRoute } from "@medusajs/framework/http"
import { pageQuery } from "../../request-fields"
import * as audit from "./audit/responses"
import { auditQuery } from "./audit/validators"
import * as adjustments from "./adjustments/responses"
import {
  adjustmentParams,
  adjustmentsQuery,
  decideAdjustment,
} from "./adjustments/validators"
import { customerRoutes } from "./customers/middlewares"
import { recordedEvents } from "./events/responses"
import { recordEvents } from "./events/validators"
import * as overview from "./overview-responses"
import * as answers from "./responses"
import * as coupons from "./grants/responses"
import { failedGrants, retried } from "./failed-grants/responses"
import { retryGrants } from "./failed-grants/validators"
import * as parked from "./parked/responses"
import {
  correctParked,
  dropParked,
  parkedQuery,
  retryParked,
} from "./parked/validators"
import { backfillTurned } from "./backfills/responses"
import { turnBackfill } from "./backfills/validators"
import { retriedUnread } from "./unread/responses"
import { retryUnread } from "./unread/validators"
import { grantParams, grantsQuery, voidGrant } from "./grants/validators"
import { newsletterMailing } from "../../../signed-links/newsletter-mailing"
import { newsletterLinks } from "./newsletter-links/responses"
import * as offers from "./offers/responses"
import { cancelOffer, offerParams } from "./offers/validators"
import { ladderRoutes } from "./ladders/middlewares"
import * as preview from "./preview/responses"
import { askPreview, readyLaddersQuery, runParams } from "./preview/validators"
import * as referrals from "./referrals/responses"
import {
  decideReferral,
  referralParams,
  referralsQuery,
} from "./referrals/validators"
import { changes, reads } from "./routes"

/** What every route below `/admin/ladder` takes, and the right it needs. */
export const adminRoutes: MiddlewareRoute[] = [
  ...ladderRoutes,
  ...customerRoutes,
  changes(
    "POST",
    "/admin/ladder/events",
    { body: recordEvents },
    recordedEvents,
    "points",
    "1mb"
  ),
  reads("/admin/ladder/grants", { query: grantsQuery }, answers.grants),
  reads(
    "/admin/ladder/ready-ladders",
    { query: readyLaddersQuery },
    preview.readyLadders
  ),
  changes(
    "POST",
    "/admin/ladder/preview",
    { body: askPreview },
    preview.preview,
    "edit"
  ),
  changes(
    "POST",
    "/admin/ladder/preview/runs",
    { body: askPreview },
    preview.run,
    "edit"
  ),
  reads("/admin/ladder/preview/runs/:id", { params: runParams }, preview.run),
  changes(
    "DELETE",
    "/admin/ladder/preview/runs/:id",
    { params: runParams },
    preview.run,
    "edit"
  ),
  reads("/admin/ladder/audit", { query: auditQuery }, audit.changes),
  changes(
    "POST",
    "/admin/ladder/grants/:id/void",
    { params: grantParams, body: voidGrant },
    coupons.voided,
    "coupons"
  ),
  reads(
    "/admin/ladder/promotions/:id",
    { params: grantParams },
    coupons.behindPromotion
  ),
  reads("/admin/ladder/offers/:id", { params: offerParams }, offers.offer),
  changes(
    "POST",
    "/admin/ladder/offers/:id/cancel",
    { params: offerParams, body: cancelOffer },
    offers.offer,
    "coupons"
  ),
  reads(
    "/admin/ladder/customer-groups/:id",
    { params: offerParams, query: pageQuery },
    offers.groupOffers
  ),
  reads("/admin/ladder/parked", { query: pageQuery }, overview.parked),
  changes(
    "POST",
    "/admin/ladder/parked/retry",
    { body: retryParked },
    parked.retriedParked,
    "points"
  ),
  reads(
    "/admin/ladder/parked/event",
    { query: parkedQuery },
    parked.parkedInFull
  ),
  changes(
    "POST",
    "/admin/ladder/parked/correct",
    { body: correctParked },
    parked.retriedParked,
    "points"
  ),
  changes(
    "POST",
    "/admin/ladder/parked/drop",
    { body: dropParked },
    parked.droppedParked,
    "points"
  ),
  changes(
    "POST",
    "/admin/ladder/unread/retry",
    { body: retryUnread },
    retriedUnread,
    "points"
  ),
  ...(["stop", "resume"] as const).map((turn) =>
    changes(
      "POST",
      `/admin/ladder/backfills/${turn}`,
      { body: turnBackfill },
      backfillTurned,
      "points"
    )
  ),
  reads("/admin/ladder/failed-grants", { query: pageQuery }, failedGrants),
  changes(
    "POST",
    "/admin/ladder/failed-grants/retry",
    { body: retryGrants },
    retried,
    "coupons"
  ),
  changes(
    "POST",
    "/admin/ladder/newsletter-links",
    { body: newsletterMailing },
    newsletterLinks,
    "points"
  ),
  reads(
    "/admin/ladder/referrals",
    { query: referralsQuery },
    referrals.referrals
  ),
  ...(["allow", "reject"] as const).map((what) =>
    changes(
      "POST",
      `/admin/ladder/referrals/:id/${what}`,
      { params: referralParams, body: decideReferral },
      referrals.referral,
      "points"
    )
  ),
  reads(
    "/admin/ladder/adjustments",
    { query: adjustmentsQuery },
    adjustments.adjustments
  ),
  ...(
    [
      ["approve", "approve"],
      ["refuse", "approve"],
      ["withdraw", "points"],
    ] as const
  ).map(([what, operation]) =>
    changes(
      "POST",
      `/admin/ladder/adjustments/:id/${what}`,
      { params: adjustmentParams, body: decideAdjustment },
      adjustments.adjustment,
      operation
    )
  ),
  reads("/admin/ladder/health", {}, overview.health),
  reads("/admin/ladder/catalogue", {}, overview.catalogue),
]
