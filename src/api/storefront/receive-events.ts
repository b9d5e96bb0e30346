import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { SentEvent } from "../../modules/ladder/contract"
import { ladderOf } from "../../modules/ladder/ladder-of"
import { wakeIfDue } from "../../rewards/wake-outbox"
import { receiveSent } from "../../storefront/receive-sent"
import type { StoreSendEventsResponse } from "../../types/http"
import { channelsOf } from "../channels-of"
import { Refusal } from "../refusal"
import { chargeEvents } from "./charge"
import { closedVisitor, senderOf } from "./sender-of"
import type { SentEvents } from "./sent-events"

/** Takes events of a shop front in, by either of its two ways. */
export async function receiveEvents(
  req: MedusaRequest<SentEvents>,
  res: MedusaResponse<StoreSendEventsResponse>
): Promise<void> {
  requireOpen(req)
  const { visitor, events } = req.validatedBody
  const sender = await senderOf(req, visitor)
  await chargeEvents(req, sender, events.length)
  const answers = await receiveSent(
    req.scope,
    sender,
    events.map(toSent),
    channelsOf(req)
  )
  if (answers === null) {
    throw closedVisitor()
  }
  if (
    sender.kind === "customer" &&
    answers.some(({ answer }) => answer === "recorded")
  ) {
    void wakeIfDue(req.scope)
  }
  res.json({
    sent_by: sender.kind,
    events: answers.map((told) => ({
      key: told.key,
      answer: told.answer,
      reason: told.answer === "refused" ? told.reason : null,
    })),
  })
}

/** @throws Refusal 404 where the merchant takes no events */
export function requireOpen(req: MedusaRequest): void {
  if (!ladderOf(req.scope).settings().storefront.events) {
    throw new Refusal(404, "This shop takes no events from its shop fronts")
  }
}

const toSent = ({
  key,
  type,
  at,
  undoes,
  attributes = {},
}: SentEvents["events"][number]): SentEvent => ({
  key,
  type,
  ...(at !== undefined && { at }),
  ...(undoes !== undefined && { undoes }),
  attributes,
})
