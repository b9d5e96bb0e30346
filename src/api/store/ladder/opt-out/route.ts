import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { generateEntityId } from "@medusajs/framework/utils"
import { ladderOf } from "../../../../modules/ladder/ladder-of"
import { wakeOutbox } from "../../../../rewards/wake-outbox"
import type { StoreOptOutResponse } from "../../../../types/http"
import { Refusal } from "../../../refusal"
import { telling } from "../../../telling"
import { requireShopper } from "../require-shopper"
import type { OptOut } from "../validators"

/** I want no part in this ladder. */
export const POST = async (
  req: AuthenticatedMedusaRequest<OptOut>,
  res: MedusaResponse<StoreOptOutResponse>
) => {
  await choose(req, res, "leave", req.validatedBody.ladder)
}

/** I take part again, from now on. */
export const DELETE = async (
  req: AuthenticatedMedusaRequest<unknown, OptOut>,
  res: MedusaResponse<StoreOptOutResponse>
) => {
  await choose(req, res, "join", req.validatedQuery.ladder)
}

async function choose(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<StoreOptOutResponse>,
  kind: "leave" | "join",
  handle: string
): Promise<void> {
  const customer_id = await requireShopper(req)
  const ladder = ladderOf(req.scope)
  const { id } = await ladderNamed(req, handle)
  if (kind === "leave" || (await standingOn(req, customer_id, id))) {
    await telling(
      ladder.recording.decide({
        ladder_id: id,
        customer_id,
        id: generateEntityId(undefined, "ladec"),
        what: { kind, by: "opt_out" },
        reason: "asked by the customer",
        actor_id: customer_id,
      })
    )
    void wakeOutbox(req.scope)
  }
  const standing = await standingOn(req, customer_id, id)
  const absent_by = standing?.absent_by ?? []
  res.json({
    ladder: handle,
    takes_part: absent_by.length === 0,
    opted_out: absent_by.includes("opt_out"),
  })
}

async function standingOn(
  req: AuthenticatedMedusaRequest,
  customer_id: string,
  ladder_id: string
) {
  const standings = await ladderOf(req.scope).reports.standingsOf(customer_id)
  return standings.find(({ ladder }) => ladder.id === ladder_id)
}

/**
 * Also while it is paused: nobody has to wait to be left alone.
 *
 * @throws Refusal 404 for one that is not published
 */
async function ladderNamed(
  req: AuthenticatedMedusaRequest,
  handle: string
): Promise<{ id: string }> {
  const { rows } = await ladderOf(req.scope).ladders.listLadders({
    limit: 1_000,
    offset: 0,
  })
  const found = rows.find(
    (ladder) =>
      ladder.handle === handle &&
      (ladder.status === "live" || ladder.status === "paused")
  )
  if (!found) {
    throw new Refusal(404, `ladder: "${handle}" is no ladder of this shop`)
  }
  return found
}
