import type { MedusaContainer } from "@medusajs/framework/types"
import { recogniseRedemptions } from "../rewards/redemptions"
import type { Source } from "../sources"
import { followTerms } from "../sources/customer-terms"
import { customers } from "../sources/customers"
import { joinVerifiedGuests } from "../sources/guests"
import { orders } from "../sources/orders"
import { verifications } from "../sources/verifications"

/**
 * What else there is to be done once a source's rows were read, by a hint or by a
 * sweep. Tells how much of it the shop has to follow.
 */
export async function followUp(
  container: MedusaContainer,
  source: Source,
  ids: readonly string[]
): Promise<number> {
  switch (source) {
    case orders:
      return (await recogniseRedemptions(container, ids)).length
    case customers:
      await followTerms(container, ids)
      return await joinVerifiedGuests(container, "customers", ids)
    case verifications:
      return await joinVerifiedGuests(container, "verifications", ids)
    default:
      return 0
  }
}
