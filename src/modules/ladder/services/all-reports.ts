import type { Reports } from "../contract"
import type { Services } from "./index"

/** What screens show, of a ladder and of a customer, as one theme. */
export const reportsOf = ({
  reports,
  customers,
  couponReports: coupons,
}: Pick<Services, "reports" | "customers" | "couponReports">): Reports => ({
  standingsOf: (customer_id) => customers.standingsOf(customer_id),
  timelineOf: (customer_id, ladder_id, page) =>
    customers.timelineOf(customer_id, ladder_id, page),
  outcomesOf: (customer_id, key) => customers.outcomesOf(customer_id, key),
  membersByRung: (ladder_id) => reports.membersByRung(ladder_id),
  movesByDay: (ladder_id, from, to) => reports.movesByDay(ladder_id, from, to),
  latestMoves: (ladder_id, page, period) =>
    reports.latestMoves(ladder_id, page, period),
  leaders: (ladder_id, page) => reports.leaders(ladder_id, page),
  reachedFor: (grant_id) => customers.reachedFor(grant_id),
  couponFigures: (ladder_id, from, to) =>
    coupons.couponFigures(ladder_id, from, to),
  couponsBehind: (ladder_id, figure, period, page) =>
    coupons.couponsBehind(ladder_id, figure, period, page),
  rungHistory: (ladder_id, from, to) =>
    reports.rungHistory(ladder_id, from, to),
})
