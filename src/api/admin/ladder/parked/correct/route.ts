import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import {
  checkAttributes,
  conversionTypeNamed,
} from "../../../../../conversions"
import type { ConversionEvent } from "../../../../../engine"
import { faultText } from "../../../../../ladder-document"
import { ladderOf } from "../../../../../modules/ladder/ladder-of"
import type { ParkedCorrection } from "../../../../../modules/ladder/trouble-contract"
import { wakeOutbox } from "../../../../../rewards/wake-outbox"
import { customerCheck } from "../../../../../sources/check-customers"
import { ofStaff } from "../../../../../sources/event-attributes"
import type { AdminRetryParkedResponse } from "../../../../../types/http"
import { actorOf } from "../../../../actor"
import { pick } from "../../../../pick"
import { Refusal } from "../../../../refusal"
import { telling } from "../../../../telling"
import { fromRetry } from "../convert"
import type { CorrectParked } from "../validators"

/** Changes what a parked event says, tries it, and tells what became of it. */
export const POST = async (
  req: MedusaRequest<CorrectParked>,
  res: MedusaResponse<AdminRetryParkedResponse>
) => {
  const { key, reason } = req.validatedBody
  const { troubles } = ladderOf(req.scope)
  const { event } = await troubles.readParked(key)
  const retry = await telling(
    troubles.correctParked(
      key,
      correctionOf(event, req.validatedBody),
      customerCheck(req.scope),
      actorOf(req, reason)
    )
  )
  void wakeOutbox(req.scope)
  res.json(fromRetry(retry))
}

/** @throws Refusal 400 where the type's declaration does not allow it */
function correctionOf(
  event: ConversionEvent,
  { customer, at, value, currency, attributes }: CorrectParked
): ParkedCorrection {
  const known = conversionTypeNamed(event.type)
  const faults =
    known && attributes ? checkAttributes(known, attributes, "attributes") : []
  if (faults.length > 0) {
    throw new Refusal(400, faultText(faults))
  }
  return {
    ...(customer !== undefined && { customer }),
    ...(at !== undefined && { at }),
    ...(value !== undefined && { value }),
    ...(currency !== undefined && { currency }),
    ...(attributes !== undefined && {
      attributes: { ...attributes, ...pick(event.attributes, ofStaff) },
    }),
  }
}
