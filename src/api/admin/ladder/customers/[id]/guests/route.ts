import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import type { PageOf } from "../../../../../request-fields"
import type {
  AdminGuestDecisionResponse,
  AdminGuestsResponse,
} from "../../../../../../types/http"
import {
  customerReferences,
  requireCustomer,
} from "../../../customer-references"
import { pathId } from "../../../path-id"
import { decideGuest, guestWithSameAddress } from "../../guests"
import type { GuestDecision } from "../../validators"

/** Guests who are this customer, and one who may be. */
export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, PageOf>,
  res: MedusaResponse<AdminGuestsResponse>
) => {
  const { limit, offset } = req.validatedQuery
  await requireCustomer(req.scope, pathId(req))
  const { rows, count } = await ladderOf(req.scope).guests.joinsOf(
    pathId(req),
    { limit, offset }
  )
  const candidate = await guestWithSameAddress(req.scope, pathId(req))
  const nameOf = await customerReferences(req.scope, [
    ...rows.map(({ guest_id }) => guest_id),
    ...(candidate === null ? [] : [candidate]),
  ])
  res.json({
    guests: rows.map(({ id: _, guest_id, ...join }) => ({
      guest: nameOf(guest_id),
      ...join,
    })),
    candidate: candidate === null ? null : nameOf(candidate),
    count,
    limit,
    offset,
  })
}

/** Staff say that a guest is this customer. */
export const POST = async (
  req: AuthenticatedMedusaRequest<GuestDecision>,
  res: MedusaResponse<AdminGuestDecisionResponse>
) => {
  await decideGuest(req, res, "join")
}
