import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { ladderOf } from "../../../../../modules/ladder/ladder-of"
import { Refusal } from "../../../../refusal"

const day_ms = 86_400_000

/** @throws Refusal 409 for an account that was not opened just now */
export async function requireNewcomer(
  container: MedusaContainer,
  customer_id: string
): Promise<void> {
  const ladder = ladderOf(container)
  const { accept_within_days: days } = ladder.settings().referrals
  const { created_at } = await container
    .resolve(Modules.CUSTOMER)
    .retrieveCustomer(customer_id, { select: ["id", "created_at"] })
  const age_ms = (await ladder.sweeping.now()) - new Date(created_at).getTime()
  if (age_ms > days * day_ms) {
    throw new Refusal(
      409,
      `code: an invitation can be accepted within ${days} days of registering; this account is older`
    )
  }
}
