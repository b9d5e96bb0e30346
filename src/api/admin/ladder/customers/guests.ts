import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { ladderOf } from "../../../../modules/ladder/ladder-of"
import { wakeOutbox } from "../../../../rewards/wake-outbox"
import type { AdminGuestDecisionResponse } from "../../../../types/http"
import { Refusal } from "../../../refusal"
import { telling } from "../../../telling"
import { pathId } from "../path-id"
import type { GuestDecision } from "./validators"

/**
 * Joins a guest to the customer of the path, or separates them, and answers.
 *
 * @throws Refusal 404 for ids the shop has not; 409 when the one is no guest or
 *   the other has no account, and when the guest is somebody else's
 */
export async function decideGuest(
  req: AuthenticatedMedusaRequest<GuestDecision>,
  res: MedusaResponse<AdminGuestDecisionResponse>,
  what: "join" | "separate"
): Promise<void> {
  const customer_id = pathId(req)
  const { guest_id, reason } = req.validatedBody
  const { guests } = ladderOf(req.scope)
  await requireAccount(req.scope, customer_id, true)
  await requireAccount(req.scope, guest_id, false)
  const by = { actor_id: req.auth_context.actor_id, reason }
  const changed = await telling(
    what === "join"
      ? guests.join(guest_id, customer_id, by)
      : guests.separate(guest_id, customer_id, by)
  )
  void wakeOutbox(req.scope)
  res.json({ changed })
}

async function requireAccount(
  scope: MedusaContainer,
  id: string,
  wanted: boolean
): Promise<void> {
  const [customer] = await scope
    .resolve(Modules.CUSTOMER)
    .listCustomers({ id }, { select: ["id", "has_account"], take: 1 })
  if (!customer) {
    throw new Refusal(404, `customer: there is none with the id "${id}"`)
  }
  if (customer.has_account !== wanted) {
    throw new Refusal(
      409,
      wanted
        ? `customer: "${id}" has no account; one who has is wanted`
        : `guest_id: "${id}" has an account; a guest is wanted`
    )
  }
}

/** Who ordered with the customer's address and is joined to nobody. */
export async function guestWithSameAddress(
  scope: MedusaContainer,
  id: string
): Promise<string | null> {
  const customers = scope.resolve(Modules.CUSTOMER)
  const [customer] = await customers.listCustomers(
    { id },
    { select: ["id", "email", "has_account"], take: 1 }
  )
  if (!customer?.has_account || !customer.email) {
    return null
  }
  const [guest] = await customers.listCustomers(
    { email: customer.email, has_account: false },
    { select: ["id"], take: 1 }
  )
  return guest && !(await ladderOf(scope).guests.isJoined(guest.id))
    ? guest.id
    : null
}
