import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { followUp } from "../../../../../follow-up/follow-up"
import { ladderOf } from "../../../../../modules/ladder/ladder-of"
import { wakeOutbox } from "../../../../../rewards/wake-outbox"
import { sources } from "../../../../../sources"
import { retryUnread } from "../../../../../sources/retry-unread"
import type { AdminRetryUnreadResponse } from "../../../../../types/http"
import { actorOf } from "../../../../actor"
import { pick } from "../../../../pick"
import { Refusal } from "../../../../refusal"
import { telling } from "../../../../telling"
import type { RetryUnread } from "../validators"

/** Reads a row of the shop now that a source could not read. */
export const POST = async (
  req: MedusaRequest<RetryUnread>,
  res: MedusaResponse<AdminRetryUnreadResponse>
) => {
  const { id, reason, source: name } = req.validatedBody
  const source = sources.find((one) => one.name === name)
  if (!source) {
    throw new Refusal(404, `source: there is none with the name "${name}"`)
  }
  const { troubles } = ladderOf(req.scope)
  await telling(troubles.retryUnread(name, id, actorOf(req, reason)))
  const retry = await retryUnread(req.scope, source, id, (ids) =>
    followUp(req.scope, source, ids)
  )
  void wakeOutbox(req.scope)
  res.json({ retry: pick(retry, ["recorded", "reason"]) })
}
