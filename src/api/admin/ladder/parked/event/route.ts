import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Attributes } from "../../../../../engine"
import { ladderOf } from "../../../../../modules/ladder/ladder-of"
import { ofStaff } from "../../../../../sources/event-attributes"
import type { AdminParkedEventResponse } from "../../../../../types/http"
import { pick } from "../../../../pick"
import { customerReferences } from "../../customer-references"
import type { ParkedQuery } from "../validators"

/** One parked event with all that it says. */
export const GET = async (
  req: MedusaRequest<unknown, ParkedQuery>,
  res: MedusaResponse<AdminParkedEventResponse>
) => {
  const { key } = req.validatedQuery
  const parked = await ladderOf(req.scope).troubles.readParked(key)
  const { customer, at, value, currency, reverses, attributes } = parked.event
  const customerOf = await customerReferences(req.scope, [customer])
  res.json({
    parked: {
      ...pick(parked, [
        "key",
        "type",
        "source",
        "reason",
        "tries",
        "parked_at",
        "next_try_at",
      ]),
      customer: customerOf(customer),
      at: dateText(at),
      value: value ?? null,
      currency: currency ?? null,
      reverses: reverses ?? null,
      attributes: correctable(attributes),
    },
  })
}

/** Who recorded it, and their note, stay as they are. */
const correctable = (attributes: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).filter(
      ([name]) => !ofStaff.some((one) => one === name)
    )
  )

/** A moment that cannot be dated may be the very reason why it is parked. */
function dateText(at: number): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? String(at) : date.toISOString()
}
