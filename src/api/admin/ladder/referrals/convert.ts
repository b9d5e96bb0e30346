import type { MedusaContainer } from "@medusajs/framework/types"
import type { Referral } from "../../../../modules/ladder/contract"
import type { AdminReferral } from "../../../../types/http"
import { pick } from "../../../pick"
import { customerReferences } from "../customer-references"

/** Referrals as staff see them, with the names of both customers. */
export async function fromReferrals(
  scope: MedusaContainer,
  rows: readonly Referral[]
): Promise<AdminReferral[]> {
  const customerOf = await customerReferences(
    scope,
    rows.flatMap(({ inviter_id, friend_id }) => [inviter_id, friend_id])
  )
  return rows.map((row) => ({
    ...pick(row, [
      "id",
      "state",
      "reason",
      "claimed_at",
      "decided_by",
      "decided_at",
    ]),
    inviter: customerOf(row.inviter_id),
    friend: customerOf(row.friend_id),
  }))
}
