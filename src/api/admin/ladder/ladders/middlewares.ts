import type { MiddlewareRoute } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import {
  pageOfPeriodQuery,
  pageQuery,
  pageWithPeriodQuery,
  periodQuery,
} from "../../../request-fields"
import * as offers from "../offers/responses"
import * as answers from "../responses"
import { changes, reads } from "../routes"
import {
  createLadder,
  issueGroupCoupons,
  previewGroupCoupons,
  ladderParams,
  publishLadder,
  reasoned,
  retireLadder,
  exportQuery,
  figureParams,
  membersQuery,
  updateDraft,
} from "./validators"

const ladders = "/admin/ladder/ladders"
const ladder = `${ladders}/:id`
const params = ladderParams

export const ladderRoutes: MiddlewareRoute[] = [
  reads(ladders, { query: pageQuery }, answers.ladders),
  changes("POST", ladders, { body: createLadder }, answers.ladder, "edit"),
  reads(ladder, { params }, answers.ladder),
  changes(
    "POST",
    `${ladder}/draft`,
    { params, body: updateDraft },
    answers.ladder,
    "edit"
  ),
  changes(
    "POST",
    `${ladder}/publish`,
    { params, body: publishLadder },
    answers.ladder,
    "publish"
  ),
  ...(["pause", "resume"] as const).map((verb) =>
    changes(
      "POST",
      `${ladder}/${verb}`,
      { params, body: reasoned },
      answers.ladder,
      "publish"
    )
  ),
  reads(`${ladder}/retirement`, { params }, answers.retirement),
  changes(
    "POST",
    `${ladder}/retire`,
    { params, body: retireLadder },
    answers.ladder,
    "publish"
  ),
  reads(`${ladder}/rungs`, { params }, answers.rungs),
  reads(`${ladder}/members`, { params, query: membersQuery }, answers.members),
  // Answers with a file, line by line: JSON would be a mistake.
  reads(`${ladder}/members/csv`, { params, query: exportQuery }, z.never()),
  reads(`${ladder}/moves`, { params, query: periodQuery }, answers.moves),
  reads(
    `${ladder}/moves/latest`,
    { params, query: pageOfPeriodQuery },
    answers.latestMoves
  ),
  reads(`${ladder}/leaders`, { params, query: pageQuery }, answers.leaders),
  reads(
    `${ladder}/coupons`,
    { params, query: periodQuery },
    answers.couponFigures
  ),
  reads(
    `${ladder}/coupons/:figure`,
    { params: figureParams, query: pageWithPeriodQuery },
    answers.couponsBehind
  ),
  reads(
    `${ladder}/rungs/history`,
    { params, query: periodQuery },
    answers.rungHistory
  ),
  changes(
    "POST",
    `${ladder}/group-coupons`,
    { params: ladderParams, body: issueGroupCoupons },
    offers.offer,
    "coupons"
  ),
  changes(
    "POST",
    `${ladder}/group-coupons/preview`,
    { params: ladderParams, body: previewGroupCoupons },
    offers.offerPreview,
    "coupons"
  ),
]
