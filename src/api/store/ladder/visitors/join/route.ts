import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { SentAnswer } from "../../../../../modules/ladder/contract"
import { ladderOf } from "../../../../../modules/ladder/ladder-of"
import { carryVisitor } from "../../../../../storefront/carry-visitor"
import type { StoreJoinVisitorResponse } from "../../../../../types/http"
import { Refusal } from "../../../../refusal"
import { chargeEvents } from "../../../../storefront/charge"
import { requireOpen } from "../../../../storefront/receive-events"
import type { JoinVisitor } from "../../../../storefront/sent-events"
import { visitorOf } from "../../../../storefront/visitor-token"
import { requireShopper } from "../../require-shopper"

/** I was this visitor, and agree that what I did then counts for me. */
export const POST = async (
  req: AuthenticatedMedusaRequest<JoinVisitor>,
  res: MedusaResponse<StoreJoinVisitorResponse>
) => {
  requireOpen(req)
  const customer_id = await requireShopper(req)
  await chargeEvents(req, { kind: "customer", customer_id }, 1)
  const visitor_id = visitorOf(req.validatedBody.visitor)
  const { visitors } = ladderOf(req.scope)
  switch (await visitors.join(visitor_id, customer_id)) {
    case "unknown":
      throw new Refusal(404, "visitor: there is none with this token any more")
    case "taken":
      throw new Refusal(
        409,
        "visitor: what was done with this token counts for another customer"
      )
    case "joined":
      res.json({
        joined: counted(
          await carryVisitor(req.scope, { visitor_id, customer_id })
        ),
      })
  }
}

/** What became of the visitor's events. */
function counted(
  answers: readonly SentAnswer[]
): StoreJoinVisitorResponse["joined"] {
  const joined = { recorded: 0, duplicate: 0, conflict: 0, refused: 0 }
  for (const { answer } of answers) {
    joined[answer] += 1
  }
  return joined
}
