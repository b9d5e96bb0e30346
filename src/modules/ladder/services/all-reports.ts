import type { Reports } from "../contract"
import type { Services } from "./index"

/** What screens show, of a ladder and of a customer, as one theme. */
export const reportsOf = ({
  reports,
  customers,
}: Pick<Services, "reports" | "customers">): Reports => ({
  standingsOf: (customer_id) => customers.standingsOf(customer_id),
  timelineOf: (customer_id, ladder_id, page) =>
    customers.timelineOf(customer_id, ladder_id, page),
  membersByRung: (ladder_id) => reports.membersByRung(ladder_id),
  movesByDay: (ladder_id, from, to) => reports.movesByDay(ladder_id, from, to),
  latestMoves: (ladder_id, page) => reports.latestMoves(ladder_id, page),
  leaders: (ladder_id, page) => reports.leaders(ladder_id, page),
  reachedFor: (grant_id) => customers.reachedFor(grant_id),
  couponCounts: (ladder_id, from, to) =>
    reports.couponCounts(ladder_id, from, to),
})
