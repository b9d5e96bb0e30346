import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { generateEntityId } from "@medusajs/framework/utils"
import { wakeOutbox } from "../../../../../../rewards/wake-outbox"
import type { AdminRecordEventResponse } from "../../../../../../types/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import { Refusal } from "../../../../../refusal"
import { requireCustomer } from "../../../customer-references"
import { pathId } from "../../../path-id"
import { fromOutcome, toEvent } from "../../convert"
import type { RecordEvent } from "../../validators"

/** Records an event by hand, and tells what came of it. */
export const POST = async (
  req: AuthenticatedMedusaRequest<RecordEvent>,
  res: MedusaResponse<AdminRecordEventResponse>
) => {
  const sent = req.validatedBody
  const ladder = ladderOf(req.scope)
  await requireCustomer(req.scope, pathId(req))
  const at = sent.at ?? (await ladder.sweeping.now())
  const key = `hand:${sent.key ?? generateEntityId(undefined, "laevt")}`
  const event = toEvent(sent, {
    key,
    at,
    customer: pathId(req),
    actor: req.auth_context.actor_id,
  })
  const before = await ladder.reports.standingsOf(pathId(req))
  const [recorded] = await ladder.recording.record([event], "staff")
  if (!recorded || recorded.answer === "conflict") {
    throw new Refusal(
      409,
      `key: "${key}" is taken by an event with other content; another key is wanted`
    )
  }
  if (recorded.answer === "refused") {
    throw new Refusal(400, `at: ${recorded.reason}`)
  }
  void wakeOutbox(req.scope)
  const reason = recorded.answer === "parked" ? recorded.reason : null
  const outcomes =
    recorded.answer === "parked"
      ? []
      : await ladder.reports.outcomesOf(pathId(req), key)
  res.json({
    event: { key, answer: recorded.answer, reason },
    outcomes: outcomes.map((outcome) => fromOutcome(outcome, before)),
  })
}
