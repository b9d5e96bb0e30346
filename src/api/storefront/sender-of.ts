import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
} from "@medusajs/framework/http"
import { ladderOf } from "../../modules/ladder/ladder-of"
import type { Sender } from "../../storefront/receive-sent"
import { customerIn } from "../guards/guarded-cart"
import { Refusal } from "../refusal"
import { requireShopper } from "../store/ladder/require-shopper"
import { visitorOf } from "./visitor-token"

/**
 * Who sends: the customer logged in, else the visitor whose token came along.
 *
 * @throws Refusal 401 for neither, and for a token that is none any more
 */
export async function senderOf(
  req: MedusaRequest,
  token: string | undefined
): Promise<Sender> {
  if (customerIn(req) !== null) {
    const shopper = req as AuthenticatedMedusaRequest
    return { kind: "customer", customer_id: await requireShopper(shopper) }
  }
  if (token === undefined) {
    throw new Refusal(
      401,
      "visitor: is missing, and nobody is logged in; one of them is wanted"
    )
  }
  const visitor_id = visitorOf(token)
  const state = await ladderOf(req.scope).visitors.stateOf(visitor_id)
  if (state !== "open") {
    throw closedVisitor()
  }
  return { kind: "visitor", visitor_id }
}

/** The same for tokens that never were, were forgotten, or are a customer's. */
export const closedVisitor = (): Refusal =>
  new Refusal(
    401,
    "visitor: the token is not valid any more; a new one is wanted, from POST /store/ladder/visitors"
  )
