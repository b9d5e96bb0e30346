import type { Recording } from "../contract"
import type { Services } from "./index"

/** The door, decisions, catching up and verifying, as one theme. */
export const recordingOf = ({
  door,
  membership,
  catchUp,
  verify,
}: Pick<
  Services,
  "door" | "membership" | "catchUp" | "verify"
>): Recording => ({
  record: (events, source) => door.record(events, source),
  park: (events, source) => catchUp.park(events, source),
  countingAnyway: (events, check) => catchUp.countingAnyway(events, check),
  decide: (decision) => membership.decide(decision),
  closeCustomers: (ids) => membership.closeCustomers(ids),
  settle: (limit) => catchUp.settle(limit),
  elapse: (limit) => catchUp.elapse(limit),
  retryParked: (check, limit) => catchUp.retryParked(check, limit),
  verify: () => verify(),
})
