import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { AdminDecisionResponse } from "../../../../../../types/http"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import { Refusal } from "../../../../../refusal"
import { decide } from "../../decide"
import type { Lock, UnlockQuery } from "../../validators"

/** Pins a customer to a rung, whatever the points say. */
export const POST = async (
  req: AuthenticatedMedusaRequest<Lock>,
  res: MedusaResponse<AdminDecisionResponse>
) => {
  const { rung, until, ...sent } = req.validatedBody
  await decide(req, res, sent, async ({ rungs }) => {
    if (rung !== null && !rungs.some(({ id }) => id === rung)) {
      const known = rungs.map(({ id }) => id).join(", ")
      throw new Refusal(
        400,
        `rung: is "${rung}"; one of ${known} or null is wanted`
      )
    }
    const now = await ladderOf(req.scope).sweeping.now()
    if (until !== undefined && until <= now) {
      throw new Refusal(
        400,
        `until: is ${new Date(until).toISOString()}; a moment after now is wanted`
      )
    }
    return { kind: "lock", rung, ...(until !== undefined && { until }) }
  })
}

/** Lets the points decide again. */
export const DELETE = async (
  req: AuthenticatedMedusaRequest<unknown, UnlockQuery>,
  res: MedusaResponse<AdminDecisionResponse>
) => {
  await decide(req, res, req.validatedQuery, () => ({ kind: "unlock" }))
}
