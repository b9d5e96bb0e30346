import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { generateEntityId } from "@medusajs/framework/utils"
import type { LadderDocument } from "../../../../engine"
import type { DecisionInput } from "../../../../modules/ladder/types"
import { wakeOutbox } from "../../../../rewards/wake-outbox"
import type { AdminDecisionResponse } from "../../../../types/http"
import { ladderOf } from "../../../../modules/ladder/ladder-of"
import { Refusal } from "../../../refusal"
import { telling } from "../../../telling"
import { requireCustomer } from "../customer-references"
import { pathId } from "../path-id"
import { requireLive } from "../require-live"

interface Sent {
  readonly ladder_id: string
  readonly reason: string
  readonly id?: string | undefined
}

/** What is said where an id stands for something else already. */
export const takenBy = (id: string): Refusal =>
  new Refusal(
    409,
    `id: "${id}" is taken by another decision; another id is wanted`
  )

/**
 * Records what staff decided about the customer of the path, with actor and
 * reason, and answers. `what` sees the live document, to check against it.
 */
export async function decide(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminDecisionResponse>,
  sent: Sent,
  what: (live: LadderDocument) => DecisionInput | Promise<DecisionInput>
): Promise<void> {
  const ladder = ladderOf(req.scope)
  await requireCustomer(req.scope, pathId(req))
  const { ladder_id, live } = await requireLive(ladder, sent.ladder_id)
  const id = sent.id ?? generateEntityId(undefined, "ladec")
  const recorded = await telling(
    ladder.recording.decide({
      ladder_id,
      customer_id: pathId(req),
      id,
      what: await what(live),
      reason: sent.reason,
      actor_id: req.auth_context.actor_id,
    })
  )
  if (recorded.answer === "refused") {
    throw new Refusal(400, recorded.reason)
  }
  if (recorded.answer === "conflict" || recorded.answer === "parked") {
    throw takenBy(id)
  }
  void wakeOutbox(req.scope)
  res.json({ decision: { id, answer: recorded.answer } })
}
