import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import { ladderOf } from "../../../../../../modules/ladder/ladder-of"
import { birthdaySet } from "../../../../../../sources/anniversaries"
import type { AdminBirthdayResponse } from "../../../../../../types/http"
import { actorOf } from "../../../../../actor"
import { Refusal } from "../../../../../refusal"
import { requireCustomer } from "../../../customer-references"
import { pathId } from "../../../path-id"
import type { RemoveBirthdayQuery, SetBirthday } from "../../validators"

/** When a customer has birthday, as far as anybody told. */
export const GET = async (
  req: MedusaRequest,
  res: MedusaResponse<AdminBirthdayResponse>
) => {
  await requireCustomer(req.scope, pathId(req))
  const { yearlyDays } = ladderOf(req.scope)
  res.json({ birthday: await yearlyDays.birthdayOf(pathId(req)) })
}

/** Tells it, or another; what was counted stays. */
export const POST = async (
  req: AuthenticatedMedusaRequest<SetBirthday>,
  res: MedusaResponse<AdminBirthdayResponse>
) => {
  const { month, day, year = null, reason } = req.validatedBody
  const now = await ladderOf(req.scope).sweeping.now()
  const this_year = new Date(now).getUTCFullYear()
  if (year !== null && year > this_year) {
    throw new Refusal(
      400,
      `year: is ${year}; a whole number from 1900 to ${this_year} is wanted`
    )
  }
  await save(req, res, { month, day, year }, reason)
}

/** Takes it away. */
export const DELETE = async (
  req: AuthenticatedMedusaRequest<unknown, RemoveBirthdayQuery>,
  res: MedusaResponse<AdminBirthdayResponse>
) => {
  await save(req, res, null, req.validatedQuery.reason)
}

async function save(
  req: MedusaRequest,
  res: MedusaResponse<AdminBirthdayResponse>,
  told: { month: number; day: number; year: number | null } | null,
  reason: string
): Promise<void> {
  const customer_id = pathId(req)
  await requireCustomer(req.scope, customer_id)
  const birthday = await ladderOf(req.scope).yearlyDays.setBirthday(
    customer_id,
    told,
    actorOf(req, reason)
  )
  await req.scope
    .resolve(Modules.EVENT_BUS)
    .emit({ name: birthdaySet, data: { customer_id } })
  res.json({ birthday })
}
