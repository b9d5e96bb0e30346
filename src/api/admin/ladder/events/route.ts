import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { wakeIfDue } from "../../../../rewards/wake-outbox"
import { recordFromShop } from "../../../../sources/record-from-shop"
import type { AdminRecordEventsResponse } from "../../../../types/http"
import { toEvent } from "../customers/convert"
import type { RecordEvents } from "./validators"

/** Whose events those are, in the ledger: kept with each. */
const source = "api"

/** Records many events of any customers: a till's, another system's, a file's. */
export const POST = async (
  req: AuthenticatedMedusaRequest<RecordEvents>,
  res: MedusaResponse<AdminRecordEventsResponse>
) => {
  const actor = req.auth_context.actor_id
  const events = req.validatedBody.events.map((sent) =>
    toEvent(sent, {
      key: sent.key,
      at: sent.at,
      customer: sent.customer,
      actor,
    })
  )
  const answers = await recordFromShop(req.scope, events, source)
  if (answers.some(({ answer }) => answer === "recorded")) {
    void wakeIfDue(req.scope)
  }
  res.json({
    events: answers.map((told) => ({
      key: told.key,
      answer: told.answer,
      reason: "reason" in told ? told.reason : null,
    })),
  })
}
